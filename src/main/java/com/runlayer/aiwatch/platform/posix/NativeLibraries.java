// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.Objects;

/// Binds interfaces to the C library that the process already has, and to libraries of the system
/// by their full paths. No library is searched for by name, because JNA's search would look into
/// the user's own folders.
public final class NativeLibraries {
  private NativeLibraries() {}

  /// Binds `type` to the symbols of the process itself.
  ///
  /// @param symbols names of methods whose symbol is called otherwise
  /// @throws PlatformUnavailableException if JNA's own library cannot be loaded
  public static <T extends Library> T process(Class<T> type, Map<String, String> symbols) {
    keepFromSearching();
    FunctionMapper mapper =
        (library, method) -> symbols.getOrDefault(method.getName(), method.getName());
    try {
      return Native.load(type, Map.of(Library.OPTION_FUNCTION_MAPPER, mapper));
    } catch (LinkageError e) {
      // NoClassDefFoundError is what every attempt after a failed first one gives.
      throw new PlatformUnavailableException(missing(), e);
    }
  }

  /// Binds `type` to one library of the system.
  ///
  /// @param path absolute, so that no folder is searched
  /// @throws PlatformUnavailableException if it, or JNA's own library, cannot be loaded
  public static <T extends Library> T at(String path, Class<T> type) {
    keepFromSearching();
    try {
      return Native.load(path, type);
    } catch (LinkageError e) {
      throw new PlatformUnavailableException("The library " + path + " cannot be loaded.", e);
    }
  }

  /// The address of something that one library of the system exports.
  ///
  /// @param path absolute
  /// @throws PlatformUnavailableException if the library is not there or exports no such name
  public static Pointer symbol(String path, String name) {
    keepFromSearching();
    try {
      return NativeLibrary.getInstance(path).getGlobalVariableAddress(name);
    } catch (LinkageError e) {
      throw new PlatformUnavailableException("The library " + path + " has no " + name + ".", e);
    }
  }

  private static void keepFromSearching() {
    // Without a value, JNA on Linux starts "ldconfig -p" to learn where libraries are.
    if (System.getProperty("jna.platform.library.path") == null) {
      System.setProperty("jna.platform.library.path", "");
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
