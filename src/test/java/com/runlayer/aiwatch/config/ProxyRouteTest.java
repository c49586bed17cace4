// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.SystemProxies;
import com.runlayer.aiwatch.platform.SystemProxySettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who decides about the proxy: the configuration first, the system where it says nothing.
class ProxyRouteTest {
  private static final TenantHost HOST = host("https://acme.example");
  private static final SystemProxies SYSTEM =
      () ->
          new SystemProxySettings(
              Optional.of("system.example"), 8080, List.of("*.local"), true, false, false);
  private static final SystemProxies NEVER_ASKED =
      () -> {
        throw new AssertionError("the system was asked");
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTPS_PROXY=http://p:1                 | http://p:1                 | HTTPS_PROXY",
        "HTTPS_PROXY=http://p:1;NO_PROXY=*      |                            | NO_PROXY",
        "no_proxy=acme.example                  |                            | no_proxy",
        "NO_PROXY=;no_proxy=acme.example        |                            | no_proxy",
        "NO_PROXY=other.example                 | http://system.example:8080 | the system's network settings",
        "HTTP_PROXY=http://p:1                  | http://system.example:8080 | the system's network settings",
        "HTTPS_PROXY=nonsense                   | http://system.example:8080 | the system's network settings",
      })
  void variables_come_before_the_system(String variables, String proxy, String source) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(";", -1)) {
      environment.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
    }

    ProxyRoute route =
        ProxyVariables.route(HOST, environment, new ArrayList<>()).orOf(HOST, SYSTEM);

    assertThat(route.proxy().map(ProxyAddress::toString)).isEqualTo(Optional.ofNullable(proxy));
    assertThat(route.source().describe()).isEqualTo(source);
    assertThat(route.unsupported()).isEmpty();
  }

  @Test
  void the_system_is_not_asked_where_somebody_has_decided_or_nothing_leaves_the_machine() {
    ProxyRoute managed =
        ProxyRoute.through(
            new ProxyAddress("p", 1),
            new Source.Managed(Source.Channel.DEVICE, java.nio.file.Path.of("/x.plist")));

    assertThat(managed.orOf(HOST, NEVER_ASKED)).isEqualTo(managed);
    assertThat(ProxyRoute.undecided().orOf(host("https://127.0.0.1"), NEVER_ASKED))
        .isEqualTo(ProxyRoute.undecided());
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.local, ",
    "https://intranet, ",
    "https://acme.example, http://system.example:8080",
    "https://acme.example:8443, http://system.example:8080",
  })
  void the_systems_exceptions_hold(String host, String proxy) {
    ProxyRoute route = ProxyRoute.undecided().orOf(host(host), SYSTEM);

    assertThat(route.proxy().map(ProxyAddress::toString)).isEqualTo(Optional.ofNullable(proxy));
    assertThat(route.source()).isEqualTo(new Source.SystemSettings());
  }

  @Test
  void a_system_without_settings_leaves_the_way_straight() {
    assertThat(ProxyRoute.undecided().orOf(HOST, SystemProxies.none()))
        .isEqualTo(ProxyRoute.undecided());
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, (PAC)",
    "false, true, (WPAD)",
    "true, true, (PAC)",
  })
  void what_is_not_supported_is_said(boolean file, boolean discovery, String word) {
    SystemProxySettings automatic =
        new SystemProxySettings(Optional.empty(), 0, List.of(), false, file, discovery);

    ProxyRoute route = ProxyRoute.undecided().orOf(HOST, () -> automatic);

    assertThat(route.proxy()).isEmpty();
    assertThat(route.source()).isEqualTo(new Source.SystemSettings());
    assertThat(route.unsupported().orElseThrow()).contains(word, "set Proxy").endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({"u:FAKEpw@p, 1", "p q, 3128", "'', 3128", "p, 0", "p, 70000", "p/x, 1"})
  void a_useless_entry_of_the_system_is_said_and_not_repeated(String name, int port) {
    SystemProxySettings odd =
        new SystemProxySettings(Optional.of(name), port, List.of(), false, false, false);

    ProxyRoute route = ProxyRoute.undecided().orOf(HOST, () -> odd);

    assertThat(route.proxy().flatMap(ProxyAddress::login)).isEmpty();
    assertThat(route.proxy()).isEmpty();
    assertThat(route.unsupported().orElseThrow())
        .contains("cannot be used")
        .doesNotContain("FAKE", "p q");
  }

  @Test
  void an_address_of_the_system_may_be_ipv6() {
    SystemProxySettings v6 =
        new SystemProxySettings(Optional.of("2001:db8::1"), 3128, List.of(), false, false, false);

    assertThat(ProxyRoute.undecided().orOf(HOST, () -> v6).proxy())
        .hasValue(new ProxyAddress("[2001:db8::1]", 3128));
  }

  private static TenantHost host(String url) {
    return Values.checked(url, TenantHost::parse);
  }
}
