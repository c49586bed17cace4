// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A dictionary for Security, and everything made for it, released together.
final class KeychainQuery implements AutoCloseable {
  /// `kCFStringEncodingUTF8`.
  private static final int UTF8 = 0x08000100;

  private final Frameworks frameworks;
  private final List<Pointer> owned = new ArrayList<>();
  private final Pointer dictionary;

  KeychainQuery(Frameworks frameworks) {
    this.frameworks = frameworks;
    this.dictionary =
        own(
            frameworks
                .coreFoundation()
                .CFDictionaryCreateMutable(
                    Pointer.NULL,
                    0,
                    frameworks.symbols().apply("kCFTypeDictionaryKeyCallBacks"),
                    frameworks.symbols().apply("kCFTypeDictionaryValueCallBacks")));
  }

  /// Sets a key to another constant: `kSecClass` to `kSecClassGenericPassword`.
  KeychainQuery constant(String key, String value) {
    return put(key, frameworks.constant(value));
  }

  KeychainQuery text(String key, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return put(
        key,
        own(
            frameworks
                .coreFoundation()
                .CFStringCreateWithBytes(Pointer.NULL, bytes, bytes.length, UTF8, (byte) 0)));
  }

  KeychainQuery data(String key, byte[] bytes) {
    return put(
        key, own(frameworks.coreFoundation().CFDataCreate(Pointer.NULL, bytes, bytes.length)));
  }

  Pointer pointer() {
    return dictionary;
  }

  private KeychainQuery put(String key, Pointer value) {
    frameworks.coreFoundation().CFDictionarySetValue(dictionary, frameworks.constant(key), value);
    return this;
  }

  /// CoreFoundation gives nothing where there is no memory left, and takes no null.
  private Pointer own(Pointer object) {
    if (Pointer.nativeValue(object) == 0) {
      close();
      throw new IllegalStateException("CoreFoundation made no object");
    }
    owned.add(object);
    return object;
  }

  @Override
  public void close() {
    owned.reversed().forEach(frameworks.coreFoundation()::CFRelease);
    owned.clear();
  }
}
