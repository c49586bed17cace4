// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.runlayer.aiwatch.platform.posix.NativeLibraries;
import com.sun.jna.Pointer;
import java.util.function.Function;

/// The frameworks that the keychain and the trust settings are reached through.
///
/// @param coreFoundation builds questions
/// @param security answers them
/// @param symbols addresses of the constants that both export
record Frameworks(
    CoreFoundation coreFoundation, Security security, Function<String, Pointer> symbols) {
  private static final String FOUNDATION =
      "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation";
  private static final String SECURITY = "/System/Library/Frameworks/Security.framework/Security";

  /// Those of the system, by their full paths. The files themselves are in the loader's cache only
  /// since macOS 11, and the paths still load.
  static Frameworks system() {
    return new Frameworks(
        NativeLibraries.at(FOUNDATION, CoreFoundation.class),
        NativeLibraries.at(SECURITY, Security.class),
        name -> NativeLibraries.symbol(name.startsWith("kCF") ? FOUNDATION : SECURITY, name));
  }

  /// The object that a constant points to: `kSecClass`.
  Pointer constant(String name) {
    return symbols.apply(name).getPointer(0);
  }
}
