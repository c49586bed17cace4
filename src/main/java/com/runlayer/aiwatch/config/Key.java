// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The keys of the preference domain `com.runlayer.aiwatch`.
public enum Key {
  HOST("Host", Type.STRING, "RUNLAYER_HOST", "tenant URL, needed by every command that reports"),
  ORG_API_KEY(
      "OrgApiKey", Type.SECRET, "RUNLAYER_API_KEY", "organisation key for scans (rl_org_…)"),
  ENROLLMENT_KEY(
      "EnrollmentKey",
      Type.SECRET,
      "RUNLAYER_ENROLLMENT_API_KEY",
      "key that is exchanged for the user's own (rl_enroll_…)"),
  USERNAME(
      "Username", Type.STRING, "RUNLAYER_USERNAME", "name to report instead of the login name"),
  DEVICE_NAME(
      "DeviceName", Type.STRING, "RUNLAYER_DEVICE_NAME", "name to report instead of the host name"),
  ENFORCEMENT("Enforcement", Type.BOOLEAN, "", "true or absent: block; false: monitor only"),
  SESSIONS("Sessions", Type.BOOLEAN, "", "true or absent: report sessions; false: judge only"),
  FAILURE_MODE(
      "FailureMode",
      Type.STRING,
      "",
      "closed (default) or open: what a hook does when the tenant cannot be reached"),
  CA_BUNDLE("CaBundle", Type.STRING, "", "PEM file with additional roots, for TLS inspection"),
  PROXY(
      "Proxy",
      Type.STRING,
      "",
      "http://host:port or http://user:password@host:port, instead of the system's proxy"),
  EXCLUDE_PATHS("ExcludePaths", Type.STRINGS, "", "paths under home that a scan never enters");

  /// What a managed file must hold for a key.
  public enum Type {
    STRING("a string"),
    /// A string that is never shown whole.
    SECRET("a string"),
    BOOLEAN("a boolean"),
    STRINGS("an array of strings");

    private final String title;

    Type(String title) {
      this.title = title;
    }

    /// As it stands in a message: `a boolean`.
    public String title() {
      return title;
    }
  }

  private final String title;
  private final Type type;
  private final String variable;
  private final String description;

  Key(String title, Type type, String variable, String description) {
    this.title = title;
    this.type = type;
    this.variable = variable;
    this.description = description;
  }

  /// The name in a managed file: `OrgApiKey`.
  public String title() {
    return title;
  }

  /// What a managed file must hold.
  public Type type() {
    return type;
  }

  /// The environment variable that counts where nothing is managed; empty where none does.
  public Optional<String> variable() {
    return variable.isEmpty() ? Optional.empty() : Optional.of(variable);
  }

  /// One clause for `config show` and the documentation.
  public String description() {
    return description;
  }

  /// Whether the value is shown by its first and last characters only.
  public boolean secret() {
    return type == Type.SECRET;
  }

  /// The name in kebab case, as options and [AiwatchConfig] spell it: `org-api-key`.
  public String kebab() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The configuration property: `aiwatch.org-api-key`.
  public String property() {
    return "aiwatch." + kebab();
  }

  /// The key that a managed file calls so; names are compared exactly, as macOS does.
  public static Optional<Key> named(String title) {
    return Arrays.stream(values()).filter(key -> key.title.equals(title)).findFirst();
  }
}
