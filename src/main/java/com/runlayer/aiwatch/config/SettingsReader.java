// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Merges the sources, per key: command line, managed files, environment, defaults.
public final class SettingsReader {
  private final ManagedPreferencesReader reader;
  private final Layout layout;

  /// @param reader of the managed files
  /// @param layout where they are
  public SettingsReader(ManagedPreferencesReader reader, Layout layout) {
    this.reader = reader;
    this.layout = layout;
  }

  /// Reads the managed files and merges them with the rest.
  ///
  /// @param flags the command line
  /// @param environment all variables, or an empty map where none may count (`hook`)
  /// @throws ConfigRefusedException if an option is unusable, or would lead a managed device
  /// elsewhere
  public Settings read(Flags flags, Map<String, String> environment) {
    return merge(flags, reader.read(layout), environment);
  }

  /// Merges what was read.
  ///
  /// As soon as one managed file exists, even a damaged one, the environment counts for nothing. A
  /// secret from a managed file goes to a managed host only: with any other host it does not count.
  ///
  /// @throws ConfigRefusedException as [#read]
  public static Settings merge(
      Flags flags, ManagedPreferences managed, Map<String, String> environment) {
    Map<Key, Setting> options = FlagChecks.settings(flags, managed);
    Map<String, String> trusted = managed.present() ? Map.of() : environment;
    EnvironmentValues variables = EnvironmentValues.of(trusted);
    List<ConfigProblem> problems = new ArrayList<>(managed.problems());
    problems.addAll(variables.problems());
    logLevelProblem(environment).ifPresent(problems::add);

    Map<Key, Setting> settings = new EnumMap<>(Key.class);
    for (Key key : Key.values()) {
      settings.put(
          key,
          Optional.ofNullable(options.get(key))
              .or(() -> fromFile(key, managed))
              .or(() -> fromVariable(key, variables))
              .orElseGet(() -> preset(key)));
    }
    if (options.containsKey(Key.HOST) && managed.supplying(Key.HOST).isEmpty()) {
      withdrawManagedSecrets(settings, problems);
    }
    ProxyRoute proxy = proxy(settings, trusted, problems);
    return new Settings(settings, proxy, managed.present(), problems);
  }

  private static Optional<Setting> fromFile(Key key, ManagedPreferences managed) {
    return managed.supplying(key).map(file -> new Setting(key, file.value(key), file.source()));
  }

  private static Optional<Setting> fromVariable(Key key, EnvironmentValues variables) {
    return Optional.ofNullable(variables.values().get(key))
        .map(
            value ->
                new Setting(
                    key, Optional.of(value), new Source.Environment(key.variable().orElseThrow())));
  }

  private static Setting preset(Key key) {
    Optional<Value> value =
        switch (key) {
          case ENFORCEMENT, SESSIONS -> Optional.of(new Value.Truth(true));
          case FAILURE_MODE -> Optional.of(new Value.Text("closed"));
          default -> Optional.empty();
        };
    return new Setting(key, value, new Source.Default());
  }

  private static void withdrawManagedSecrets(
      Map<Key, Setting> settings, List<ConfigProblem> problems) {
    for (Key key : Key.values()) {
      Setting setting = settings.getOrDefault(key, preset(key));
      if (key.secret() && setting.source() instanceof Source.Managed file) {
        settings.put(key, preset(key));
        problems.add(
            ConfigProblem.value(
                file, key, "it goes to a managed Host only, and the host comes from --host"));
      }
    }
  }

  private static ProxyRoute proxy(
      Map<Key, Setting> settings, Map<String, String> trusted, List<ConfigProblem> problems) {
    Settings plain = new Settings(settings, ProxyRoute.undecided(), false, List.of());
    Optional<TenantHost> host = plain.host();
    if (host.isEmpty() || host.get().loopback()) {
      return ProxyRoute.undecided();
    }
    Setting setting = plain.get(Key.PROXY);
    return setting
        .value()
        .flatMap(
            value ->
                value instanceof Value.Proxy proxy
                    ? Optional.of(ProxyRoute.through(proxy.address(), setting.source()))
                    : Optional.empty())
        .orElseGet(() -> ProxyVariables.route(host.get(), trusted, problems));
  }

  private static Optional<ConfigProblem> logLevelProblem(Map<String, String> environment) {
    String level = environment.getOrDefault(LogLevel.VARIABLE, "");
    return level.isEmpty() || LogLevel.parse(level).isPresent()
        ? Optional.empty()
        : Optional.of(
            new ConfigProblem(
                new Source.Environment(LogLevel.VARIABLE),
                Optional.empty(),
                "LOG_LEVEL does not count: it must be a level like INFO or DEBUG."));
  }
}
