// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxy that the usual environment variables name, by the rules of curl: `HTTPS_PROXY` or
/// `https_proxy` for an https address; `NO_PROXY` or `no_proxy` lists exceptions, see
/// [ProxyExceptions]. `HTTP_PROXY` has no say: plain http leads to this machine only.
final class ProxyVariables {
  private ProxyVariables() {}

  /// The way to a host, as far as variables say something about it.
  ///
  /// @param problems receives what is wrong with a variable
  static ProxyRoute route(
      TenantHost host, Map<String, String> environment, List<ConfigProblem> problems) {
    Optional<String> exceptions = set(environment, "NO_PROXY", "no_proxy");
    if (exceptions.isPresent()
        && ProxyExceptions.ofVariable(environment.getOrDefault(exceptions.get(), ""))
            .contain(host)) {
      return ProxyRoute.straight(new Source.Environment(exceptions.get()));
    }
    Optional<String> variable = set(environment, "HTTPS_PROXY", "https_proxy");
    if (variable.isEmpty()) {
      return ProxyRoute.undecided();
    }
    Source source = new Source.Environment(variable.get());
    try {
      return ProxyRoute.through(
          ProxyAddress.parse(environment.getOrDefault(variable.get(), "").strip()), source);
    } catch (InvalidValueException e) {
      problems.add(ConfigProblem.value(source, Key.PROXY, String.valueOf(e.getMessage())));
      return ProxyRoute.undecided();
    }
  }

  private static Optional<String> set(Map<String, String> environment, String... names) {
    return Stream.of(names)
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .findFirst();
  }
}
