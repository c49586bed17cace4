// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.platform.SystemProxies;
import com.runlayer.aiwatch.platform.SystemProxySettings;
import com.runlayer.aiwatch.platform.posix.NativeLibraries;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The proxies of macOS, as its System Settings show them for the network in use and as an MDM sets
/// them.
///
/// `SCDynamicStoreCopyProxies` rather than `CFNetworkCopySystemProxySettings`: both give the same
/// dictionary, and this one needs no third framework. The password that macOS keeps for a proxy is
/// another program's keychain item, which cannot be read without a dialogue.
public final class MacProxies implements SystemProxies {
  private static final String FOUNDATION =
      "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation";
  private static final String CONFIGURATION =
      "/System/Library/Frameworks/SystemConfiguration.framework/SystemConfiguration";

  /// `kCFStringEncodingUTF8`.
  private static final int UTF8 = 0x08000100;

  /// `kCFNumberSInt64Type`.
  private static final int SINT64 = 4;

  private static final int MAX_TEXT = 1024;
  private static final int MAX_EXCEPTIONS = 1000;

  private final Supplier<Libraries> libraries;

  /// What is asked.
  ///
  /// @param foundation reads the answer
  /// @param configuration answers
  record Libraries(CoreFoundation foundation, SystemConfiguration configuration) {
    private static Libraries system() {
      return new Libraries(
          NativeLibraries.at(FOUNDATION, CoreFoundation.class),
          NativeLibraries.at(CONFIGURATION, SystemConfiguration.class));
    }
  }

  /// Loads the frameworks at each call.
  public MacProxies() {
    this(Libraries::system);
  }

  MacProxies(Supplier<Libraries> libraries) {
    this.libraries = libraries;
  }

  /// Keys of `<SystemConfiguration/SCSchemaDefinitions.h>`, whose values are these texts.
  @Override
  public SystemProxySettings current() {
    Libraries system;
    try {
      system = libraries.get();
    } catch (PlatformUnavailableException e) {
      return SystemProxySettings.none();
    }
    try (Owned owned = new Owned(system.foundation())) {
      return owned
          .take(system.configuration().SCDynamicStoreCopyProxies(Pointer.NULL))
          .map(dictionary -> settings(new Entries(system.foundation(), owned, dictionary)))
          .orElseGet(SystemProxySettings::none);
    }
  }

  private static SystemProxySettings settings(Entries entries) {
    return new SystemProxySettings(
        entries.on("HTTPSEnable") ? entries.text("HTTPSProxy") : Optional.empty(),
        Math.toIntExact(Math.clamp(entries.number("HTTPSPort"), 0, 65_536)),
        entries.texts("ExceptionsList"),
        entries.on("ExcludeSimpleHostnames"),
        entries.on("ProxyAutoConfigEnable"),
        entries.on("ProxyAutoDiscoveryEnable"));
  }

  /// A dictionary whose values may be of any kind.
  private record Entries(CoreFoundation foundation, Owned owned, Pointer dictionary) {
    boolean on(String key) {
      return number(key) != 0;
    }

    long number(String key) {
      LongByReference number = new LongByReference();
      return value(key, foundation.CFNumberGetTypeID())
          .filter(value -> foundation.CFNumberGetValue(value, SINT64, number) != 0)
          .map(value -> number.getValue())
          .orElse(0L);
    }

    Optional<String> text(String key) {
      return value(key, foundation.CFStringGetTypeID()).flatMap(this::read);
    }

    List<String> texts(String key) {
      List<String> texts = new ArrayList<>();
      Optional<Pointer> array = value(key, foundation.CFArrayGetTypeID());
      long count = array.map(foundation::CFArrayGetCount).orElse(0L);
      for (long i = 0; i < Math.min(count, MAX_EXCEPTIONS); i++) {
        Pointer element = foundation.CFArrayGetValueAtIndex(array.orElseThrow(), i);
        if (foundation.CFGetTypeID(element) == foundation.CFStringGetTypeID()) {
          read(element).ifPresent(texts::add);
        }
      }
      return texts;
    }

    private Optional<Pointer> value(String key, long type) {
      Pointer value = foundation.CFDictionaryGetValue(dictionary, owned.text(key));
      return Pointer.nativeValue(value) != 0 && foundation.CFGetTypeID(value) == type
          ? Optional.of(value)
          : Optional.empty();
    }

    private Optional<String> read(Pointer string) {
      byte[] buffer = new byte[MAX_TEXT];
      if (foundation.CFStringGetCString(string, buffer, buffer.length, UTF8) == 0) {
        return Optional.empty();
      }
      int length = 0;
      while (length < buffer.length && buffer[length] != 0) {
        length++;
      }
      return Optional.of(new String(buffer, 0, length, StandardCharsets.UTF_8));
    }
  }
}
