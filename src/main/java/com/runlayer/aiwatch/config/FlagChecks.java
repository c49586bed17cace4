// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The command line's part of the configuration. Unlike a bad value in a file, a bad option stops
/// the command: whoever typed it is there to read why.
final class FlagChecks {
  private FlagChecks() {}

  /// The options that were given.
  ///
  /// @throws ConfigRefusedException if one is unusable, or would lead a managed device elsewhere
  static Map<Key, Setting> settings(Flags flags, ManagedPreferences managed) {
    Map<Key, Setting> settings = new EnumMap<>(Key.class);
    put(settings, Key.HOST, flags.host());
    put(settings, Key.ORG_API_KEY, flags.orgApiKey().map(Secret::value));
    put(settings, Key.ENROLLMENT_KEY, flags.enrollmentKey().map(Secret::value));
    put(settings, Key.USERNAME, flags.username());
    put(settings, Key.DEVICE_NAME, flags.deviceName());
    put(settings, Key.CA_BUNDLE, flags.caBundle().map(Path::toString));
    managed.supplying(Key.HOST).ifPresent(file -> checkManaged(settings, file));
    return settings;
  }

  private static void put(Map<Key, Setting> settings, Key key, Optional<String> text) {
    if (text.isEmpty()) {
      return;
    }
    String option = "--" + key.kebab();
    try {
      Value value = ValueChecks.text(key, text.get());
      settings.put(key, new Setting(key, Optional.of(value), new Source.CommandLine(option)));
    } catch (InvalidValueException e) {
      throw new ConfigRefusedException(option + " cannot be used: " + e.getMessage() + ".");
    }
  }

  private static void checkManaged(Map<Key, Setting> settings, ManagedFile file) {
    for (Key key : new Key[] {Key.ORG_API_KEY, Key.ENROLLMENT_KEY, Key.CA_BUNDLE}) {
      if (settings.containsKey(key)) {
        throw new ConfigRefusedException(
            "--"
                + key.kebab()
                + " is refused, because "
                + file.source().describe()
                + " sets the tenant of this device: leave the option out.");
      }
    }
    Setting option = settings.get(Key.HOST);
    if (option != null && !host(option.value()).sameOrigin(host(file.value(Key.HOST)))) {
      throw new ConfigRefusedException(
          "--host is refused, because "
              + file.source().describe()
              + " sets another tenant for this device: leave the option out.");
    }
  }

  private static TenantHost host(Optional<Value> value) {
    return Values.checked(Values.text(value).orElseThrow(), TenantHost::parse);
  }
}
