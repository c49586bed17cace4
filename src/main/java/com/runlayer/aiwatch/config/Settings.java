// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The configuration as it counts: each key from the strongest source that has a usable value for
/// it. Made by [SettingsReader]; its values already have the form that their keys need.
public final class Settings {
  private final Map<Key, Setting> settings;
  private final ProxyRoute proxy;
  private final boolean managed;
  private final List<ConfigProblem> problems;

  Settings(
      Map<Key, Setting> settings, ProxyRoute proxy, boolean managed, List<ConfigProblem> problems) {
    this.settings = new EnumMap<>(settings);
    this.proxy = proxy;
    this.managed = managed;
    this.problems = List.copyOf(problems);
  }

  /// The tenant.
  public Optional<TenantHost> host() {
    return text(Key.HOST).map(text -> Values.checked(text, TenantHost::parse));
  }

  /// The organisation's key, for scans.
  public Optional<Secret> orgApiKey() {
    return secret(Key.ORG_API_KEY);
  }

  /// The key that is exchanged for the user's own.
  public Optional<Secret> enrollmentKey() {
    return secret(Key.ENROLLMENT_KEY);
  }

  /// The name to report instead of the login name.
  public Optional<String> username() {
    return text(Key.USERNAME);
  }

  /// The name to report instead of the host name.
  public Optional<String> deviceName() {
    return text(Key.DEVICE_NAME);
  }

  /// Whether calls are blocked, not only watched.
  public boolean enforcement() {
    return truth(Key.ENFORCEMENT);
  }

  /// Whether sessions are reported.
  public boolean sessions() {
    return truth(Key.SESSIONS);
  }

  /// What happens when the tenant cannot be reached.
  public FailureMode failureMode() {
    return text(Key.FAILURE_MODE)
        .map(text -> Values.checked(text, FailureMode::parse))
        .orElse(FailureMode.CLOSED);
  }

  /// The file with additional roots. One from a managed file is the administrator's; one from the
  /// command line was not looked at yet.
  public Optional<Path> caBundle() {
    return text(Key.CA_BUNDLE).map(Path::of);
  }

  /// The way to the tenant as far as the configuration says: `Proxy`, or the usual variables where
  /// nothing is managed; never a proxy to this machine itself. [ProxyRoute#orOf] asks the system
  /// where this leaves it open.
  public ProxyRoute proxyRoute() {
    return proxy;
  }

  /// The proxy of [#proxyRoute].
  public Optional<ProxyAddress> proxy() {
    return proxy.proxy();
  }

  /// Paths that a scan never enters, as they were written; relative ones are below home.
  public List<String> excludePaths() {
    return get(Key.EXCLUDE_PATHS).value().orElse(new Value.Texts(List.of()))
            instanceof Value.Texts texts
        ? texts.texts()
        : List.of();
  }

  /// Whether any managed file exists.
  public boolean managed() {
    return managed;
  }

  /// What does not count, and why.
  public List<ConfigProblem> problems() {
    return problems;
  }

  /// One key with its source.
  public Setting get(Key key) {
    return settings.getOrDefault(key, new Setting(key, Optional.empty(), new Source.Default()));
  }

  /// All keys, in the order of [Key].
  public List<Setting> all() {
    return List.copyOf(settings.values());
  }

  private Optional<String> text(Key key) {
    return Values.text(get(key).value());
  }

  private Optional<Secret> secret(Key key) {
    return get(key)
        .value()
        .flatMap(v -> v instanceof Value.Hidden h ? Optional.of(h.secret()) : Optional.empty());
  }

  private boolean truth(Key key) {
    return !(get(key).value().orElse(new Value.Truth(true)) instanceof Value.Truth truth)
        || truth.truth();
  }
}
