// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxy that the usual environment variables name, by the rules of curl: `HTTPS_PROXY` or
/// `https_proxy` for an https address; `NO_PROXY` or `no_proxy` lists hosts, their subdomains
/// included, or `*`. `HTTP_PROXY` has no say: plain http leads to this machine only.
final class ProxyVariables {
  private ProxyVariables() {}

  /// The proxy for a host.
  ///
  /// @param problems receives what is wrong with a variable
  static Optional<ProxyAddress> proxy(
      TenantHost host, Map<String, String> environment, List<ConfigProblem> problems) {
    if (host.loopback() || excluded(host, environment)) {
      return Optional.empty();
    }
    Optional<String> variable =
        Stream.of("HTTPS_PROXY", "https_proxy")
            .filter(name -> !environment.getOrDefault(name, "").isBlank())
            .findFirst();
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ProxyAddress.parse(environment.getOrDefault(variable.get(), "").strip()));
    } catch (InvalidValueException e) {
      problems.add(
          ConfigProblem.value(
              new Source.Environment(variable.get()), Key.PROXY, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static boolean excluded(TenantHost host, Map<String, String> environment) {
    String list = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
    String name = host.uri().getHost();
    return Stream.of(list.split(",", -1))
        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> matches(entry, name, host.hostKey()));
  }

  private static boolean matches(String entry, String name, String nameAndPort) {
    String suffix = entry.startsWith("*.") ? entry.substring(1) : entry;
    String domain = suffix.startsWith(".") ? suffix.substring(1) : suffix;
    return entry.equals("*")
        || domain.equals(name)
        || domain.equals(nameAndPort)
        || name.endsWith("." + domain);
  }
}
