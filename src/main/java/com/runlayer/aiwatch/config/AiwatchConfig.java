// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The configuration as the container's beans see it: the same keys as [Key], from the same sources
/// as [Settings] but the command line. What has no usable value is absent here too.
@ConfigMapping(prefix = "aiwatch")
public interface AiwatchConfig {
  /// The tenant's address, in the form of [TenantHost].
  Optional<String> host();

  /// The organisation's key.
  Optional<Secret<String>> orgApiKey();

  /// The key that is exchanged for the user's own.
  Optional<Secret<String>> enrollmentKey();

  /// The name to report instead of the login name.
  Optional<String> username();

  /// The name to report instead of the host name.
  Optional<String> deviceName();

  /// Whether calls are blocked, not only watched.
  @WithDefault("true")
  boolean enforcement();

  /// Whether sessions are reported.
  @WithDefault("true")
  boolean sessions();

  /// What happens when the tenant cannot be reached.
  @WithDefault("closed")
  FailureMode failureMode();

  /// The file with additional roots.
  Optional<Path> caBundle();

  /// The proxy, in the form of [ProxyAddress]; it may hold a password.
  Optional<Secret<String>> proxy();

  /// Paths that a scan never enters.
  Optional<List<String>> excludePaths();

  /// The argument `-Daiwatch.root`, named here because the container refuses properties of this
  /// prefix that nobody knows.
  Optional<String> root();

  /// The argument `-Daiwatch.layout`, named for the same reason.
  Optional<String> layout();
}
