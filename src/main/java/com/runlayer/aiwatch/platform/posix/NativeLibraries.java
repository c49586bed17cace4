// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Map;
import java.util.Objects;

/// Binds interfaces to the C library that the process already has. No library is searched for by
/// name, because JNA's search would look into the user's own folders.
public final class NativeLibraries {
  private NativeLibraries() {}

  /// Binds `type` to the symbols of the process itself.
  ///
  /// @param symbols names of methods whose symbol is called otherwise
  /// @throws PlatformUnavailableException if JNA's own library cannot be loaded
  public static <T extends Library> T process(Class<T> type, Map<String, String> symbols) {
    // Without a value, JNA on Linux starts "ldconfig -p" to learn where libraries are.
    if (System.getProperty("jna.platform.library.path") == null) {
      System.setProperty("jna.platform.library.path", "");
    }
    FunctionMapper mapper =
        (library, method) -> symbols.getOrDefault(method.getName(), method.getName());
    try {
      return Native.load(type, Map.of(Library.OPTION_FUNCTION_MAPPER, mapper));
    } catch (LinkageError e) {
      // NoClassDefFoundError is what every attempt after a failed first one gives.
      throw new PlatformUnavailableException(missing(), e);
    }
  }

  private static String missing() {
    return "The library "
        + System.mapLibraryName("jnidispatch")
        + " cannot be loaded: it belongs beside the program ("
        + Objects.requireNonNullElse(
            System.getProperty("jna.boot.library.path"), "where Java keeps temporary files")
        + "); install aiwatch again.";
  }
}
