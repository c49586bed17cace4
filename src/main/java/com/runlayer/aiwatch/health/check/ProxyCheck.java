// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.ProxyAddress;
import com.runlayer.aiwatch.config.ProxyRoute;
import com.runlayer.aiwatch.config.Source;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Network;
import java.util.List;
import java.util.Optional;

/// Which proxy leads to the tenant and who says so, and whether the system would find one in a way
/// that aiwatch does not know.
final class ProxyCheck implements Check {
  private final Network network;
  private final Optional<TenantHost> host;

  /// @param host the tenant that is configured
  ProxyCheck(Network network, Optional<TenantHost> host) {
    this.network = network;
    this.host = host;
  }

  @Override
  public String name() {
    return "proxy";
  }

  @Override
  public List<String> needs() {
    return List.of(HostCheck.NAME);
  }

  @Override
  public Finding run() {
    ProxyRoute route = network.proxy(host.orElseThrow());
    String seen =
        route
                .proxy()
                .map(ProxyCheck::through)
                .orElse("no proxy: the way leads directly to the tenant")
            + source(route.source());
    return route
        .unsupported()
        .map(sentence -> unsupported(seen, sentence))
        .orElseGet(() -> Finding.ok(seen));
  }

  private static String through(ProxyAddress proxy) {
    return "the way leads over the proxy "
        + proxy.authority()
        + (proxy.login().isPresent() ? ", with a login" : "");
  }

  private static String source(Source source) {
    return switch (source) {
      case Source.Default _ -> "";
      case Source.Environment variable ->
          ", from " + variable.describe() + ", which hooks and their courier do not read";
      case Source.CommandLine _, Source.Managed _, Source.SystemSettings _ ->
          ", from " + source.describe();
    };
  }

  /// @param sentence what is not supported; what to do
  private static Finding unsupported(String seen, String sentence) {
    int end = sentence.lastIndexOf("; ");
    return Finding.warning(
        seen + ". " + sentence.substring(0, end < 0 ? sentence.length() : end),
        "set Proxy if the tenant is reached through a proxy");
  }
}
