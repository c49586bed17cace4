// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.config.Flags;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.ProxyRoute;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.SettingsReader;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Network;
import com.runlayer.aiwatch.platform.SystemProxySettings;
import com.runlayer.aiwatch.tenant.TenantConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said about the way through a proxy: who decided, and never a login.
class ProxyCheckTest {
  private static final String HOST = "RUNLAYER_HOST=https://acme.example";

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void the_proxy_and_who_says_so(
      String name,
      String variables,
      SystemProxySettings system,
      Finding.Status status,
      String seen) {
    Settings settings =
        SettingsReader.merge(
            Flags.none(), new ManagedPreferences(List.of()), Shell.variables(variables));
    Network network =
        new Network() {
          @Override
          public ProxyRoute proxy(TenantHost host) {
            return settings.proxyRoute().orOf(host, () -> system);
          }

          @Override
          public TenantConnection connection(TenantHost host) {
            throw new AssertionError("nothing is connected to");
          }
        };

    Finding finding = new ProxyCheck(network, settings.host()).run();

    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.seen()).isEqualTo(seen);
    assertThat(finding.todo().isEmpty()).isEqualTo(status == Finding.Status.OK);
  }

  static Stream<Arguments> routes() {
    SystemProxySettings none = SystemProxySettings.none();
    SystemProxySettings proxy =
        new SystemProxySettings(
            Optional.of("proxy.corp"), 3128, List.of("*.example"), false, false, false);
    return Stream.of(
        Arguments.of(
            "nobody",
            HOST,
            none,
            Finding.Status.OK,
            "no proxy: the way leads directly to the tenant"),
        Arguments.of(
            "a variable with a login",
            HOST + " HTTPS_PROXY=http://svc:FAKEpw@proxy.corp:3128",
            none,
            Finding.Status.OK,
            "the way leads over the proxy proxy.corp:3128, with a login, from HTTPS_PROXY, which"
                + " hooks and their courier do not read"),
        Arguments.of(
            "the system",
            "RUNLAYER_HOST=https://acme.test",
            proxy,
            Finding.Status.OK,
            "the way leads over the proxy proxy.corp:3128, from the system's network settings"),
        Arguments.of(
            "an exception of the system",
            HOST,
            proxy,
            Finding.Status.OK,
            "no proxy: the way leads directly to the tenant, from the system's network settings"),
        Arguments.of(
            "a script",
            HOST,
            new SystemProxySettings(Optional.empty(), 0, List.of(), false, true, false),
            Finding.Status.WARNING,
            "no proxy: the way leads directly to the tenant, from the system's network settings."
                + " The system's network settings hold an automatic configuration (PAC), which"
                + " aiwatch does not evaluate"),
        Arguments.of(
            "discovery",
            HOST,
            new SystemProxySettings(Optional.empty(), 0, List.of(), false, false, true),
            Finding.Status.WARNING,
            "no proxy: the way leads directly to the tenant, from the system's network settings."
                + " The system's network settings hold the automatic discovery of a proxy (WPAD),"
                + " which aiwatch does not evaluate"));
  }
}
