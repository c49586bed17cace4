// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import com.runlayer.aiwatch.platform.SystemProxies;
import com.runlayer.aiwatch.platform.SystemProxySettings;
import java.util.Optional;

/// The way to the tenant: through a proxy or straight, and who says so.
///
/// @param proxy absent where the way is straight
/// @param source who says so; [Source.Default] where nobody does
/// @param unsupported one sentence where the system would find a proxy in a way that this program
/// does not know
public record ProxyRoute(
    Optional<ProxyAddress> proxy, Source source, Optional<String> unsupported) {
  /// Nobody has said anything.
  static ProxyRoute undecided() {
    return new ProxyRoute(Optional.empty(), new Source.Default(), Optional.empty());
  }

  static ProxyRoute through(ProxyAddress proxy, Source source) {
    return new ProxyRoute(Optional.of(proxy), source, Optional.empty());
  }

  static ProxyRoute straight(Source source) {
    return new ProxyRoute(Optional.empty(), source, Optional.empty());
  }

  /// This way, or the one of the system's settings where neither the managed `Proxy` nor a variable
  /// has decided. The system is only asked then, and never about this machine itself.
  public ProxyRoute orOf(TenantHost host, SystemProxies system) {
    if (!(source instanceof Source.Default) || host.loopback()) {
      return this;
    }
    SystemProxySettings settings = system.current();
    Optional<String> unsupported = unsupported(settings);
    Source source = new Source.SystemSettings();
    if (settings.host().isEmpty() || ProxyExceptions.ofSystem(settings).contain(host)) {
      return new ProxyRoute(
          Optional.empty(),
          settings.host().isPresent() || unsupported.isPresent() ? source : this.source,
          unsupported);
    }
    String name = settings.host().get();
    String text = (name.contains(":") ? "[" + name + "]" : name) + ":" + settings.port();
    try {
      return new ProxyRoute(Optional.of(ProxyAddress.parse(text)), source, unsupported);
    } catch (InvalidValueException e) {
      return new ProxyRoute(
          Optional.empty(),
          source,
          Optional.of(
              "The proxy of the system's network settings cannot be used: its address is no host and port; correct it there, or set Proxy."));
    }
  }

  private static Optional<String> unsupported(SystemProxySettings settings) {
    if (!settings.configurationFile() && !settings.discovery()) {
      return Optional.empty();
    }
    String what =
        settings.configurationFile()
            ? "an automatic configuration (PAC)"
            : "the automatic discovery of a proxy (WPAD)";
    return Optional.of(
        "The system's network settings hold "
            + what
            + ", which aiwatch does not evaluate; set Proxy if the tenant is reached through a proxy.");
  }
}
