// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Objects of CoreFoundation that this program must release, released together.
final class Owned implements AutoCloseable {
  /// `kCFStringEncodingUTF8`.
  private static final int UTF8 = 0x08000100;

  private final CoreFoundation foundation;
  private final Deque<Pointer> objects = new ArrayDeque<>();

  Owned(CoreFoundation foundation) {
    this.foundation = foundation;
  }

  /// Takes what a `Create` or `Copy` function gave; absent where it gave nothing.
  Optional<Pointer> take(Pointer object) {
    if (Pointer.nativeValue(object) == 0) {
      return Optional.empty();
    }
    objects.push(object);
    return Optional.of(object);
  }

  /// A `CFString`.
  ///
  /// @throws IllegalStateException if there is no memory for it
  Pointer text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return take(foundation.CFStringCreateWithBytes(
            Pointer.NULL, bytes, bytes.length, UTF8, (byte) 0))
        .orElseThrow(() -> new IllegalStateException("CoreFoundation made no object"));
  }

  @Override
  public void close() {
    objects.forEach(foundation::CFRelease);
    objects.clear();
  }
}
