// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.platform.ConsoleUsers;
import com.runlayer.aiwatch.platform.posix.NativeLibraries;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// The console user of macOS.
///
/// The user id comes from `State:/Users/ConsoleUser`, whose name may be a login alias, and is
/// mapped
/// through the user database. The owner of `/dev/console` must not be another user; root says
/// nothing, because a beta of macOS 27 reported it during an active login.
public final class MacConsoleUsers implements ConsoleUsers {
  private static final String FOUNDATION =
      "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation";
  private static final String CONFIGURATION =
      "/System/Library/Frameworks/SystemConfiguration.framework/SystemConfiguration";
  private static final String STATE = "State:/Users/ConsoleUser";

  /// Below are root and the accounts of the system; `_mbsetupuser` is 248.
  private static final long FIRST_USER = 500;

  /// `kCFStringEncodingUTF8`.
  private static final int UTF8 = 0x08000100;

  /// `kCFNumberSInt64Type`.
  private static final int SINT64 = 4;

  private final Supplier<Libraries> libraries;
  private final Path console;

  /// What is asked.
  ///
  /// @param foundation reads the answer
  /// @param configuration answers
  /// @param users the user database
  record Libraries(CoreFoundation foundation, SystemConfiguration configuration, LibSystem users) {
    private static Libraries system() {
      return new Libraries(
          NativeLibraries.at(FOUNDATION, CoreFoundation.class),
          NativeLibraries.at(CONFIGURATION, SystemConfiguration.class),
          NativeLibraries.process(LibSystem.class, Map.of()));
    }
  }

  /// Loads the frameworks at each call.
  public MacConsoleUsers() {
    this(Libraries::system, Path.of("/dev/console"));
  }

  MacConsoleUsers(Supplier<Libraries> libraries, Path console) {
    this.libraries = libraries;
    this.console = console;
  }

  @Override
  public Optional<ConsoleUser> current() {
    Libraries system = libraries.get();
    OptionalLong uid = uid(system);
    if (uid.isEmpty() || uid.getAsLong() < FIRST_USER || uid.getAsLong() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    OptionalLong owner = owner();
    if (owner.isPresent()
        && owner.getAsLong() >= FIRST_USER
        && owner.getAsLong() != uid.getAsLong()) {
      return Optional.empty();
    }
    return Passwd.of(system.users(), uid.getAsLong());
  }

  private static OptionalLong uid(Libraries system) {
    CoreFoundation foundation = system.foundation();
    Pointer key = string(foundation, STATE);
    Pointer uidKey = string(foundation, "UID");
    Pointer nameKey = string(foundation, "Name");
    try {
      Pointer state = system.configuration().SCDynamicStoreCopyValue(Pointer.NULL, key);
      if (Pointer.nativeValue(state) == 0) {
        return OptionalLong.empty();
      }
      try {
        if (isLoginWindow(foundation, foundation.CFDictionaryGetValue(state, nameKey))) {
          return OptionalLong.empty();
        }
        Pointer number = foundation.CFDictionaryGetValue(state, uidKey);
        LongByReference uid = new LongByReference();
        return Pointer.nativeValue(number) != 0
                && foundation.CFNumberGetValue(number, SINT64, uid) != 0
            ? OptionalLong.of(uid.getValue())
            : OptionalLong.empty();
      } finally {
        foundation.CFRelease(state);
      }
    } finally {
      foundation.CFRelease(nameKey);
      foundation.CFRelease(uidKey);
      foundation.CFRelease(key);
    }
  }

  private static boolean isLoginWindow(CoreFoundation foundation, Pointer name) {
    byte[] text = new byte[256];
    return Pointer.nativeValue(name) == 0
        || foundation.CFStringGetCString(name, text, text.length, UTF8) == 0
        || new String(text, StandardCharsets.UTF_8).startsWith("loginwindow\0");
  }

  private static Pointer string(CoreFoundation foundation, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Pointer string =
        foundation.CFStringCreateWithBytes(Pointer.NULL, bytes, bytes.length, UTF8, (byte) 0);
    if (Pointer.nativeValue(string) == 0) {
      throw new IllegalStateException("CoreFoundation made no object");
    }
    return string;
  }

  private OptionalLong owner() {
    try {
      return Files.getAttribute(console, "unix:uid") instanceof Integer uid
          ? OptionalLong.of(Integer.toUnsignedLong(uid))
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
