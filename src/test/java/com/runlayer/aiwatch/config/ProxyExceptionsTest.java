// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.SystemProxySettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyExceptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "*                             | acme.example           | true",
        "acme.example                  | acme.example           | true",
        "ACME.Example                  | acme.example           | true",
        "acme.example.                 | a.acme.example         | true",
        ".acme.example                 | acme.example           | true",
        ".acme.example                 | a.b.acme.example       | true",
        "*.acme.example                | a.acme.example         | true",
        "acme.example                  | notacme.example        | false",
        "acme.example                  | acme.example.evil      | false",
        "cme.example                   | acme.example           | false",
        "example                       | acme.example           | true",
        "'a.example, b.example'        | b.example              | true",
        "'a.example b.example'         | b.example              | true",
        "'a.example,\t b.example ,'    | b.example              | true",
        "','                           | acme.example           | false",
        "'. .. *.'                     | acme.example           | false",
        "acme.example:443              | acme.example           | true",
        "acme.example:443              | acme.example:8443      | false",
        "acme.example:8443             | a.acme.example:8443    | true",
        "192.0.2.1                     | 192.0.2.1              | true",
        "192.0.2.1:443                 | 192.0.2.1              | true",
        "2.1                           | 192.0.2.1              | false",
        ".2.1                          | 192.0.2.1              | false",
        "192.0.2.0/24                  | 192.0.2.200            | true",
        "192.0.2.0/25                  | 192.0.2.200            | false",
        "192.0.2.128/25                | 192.0.2.200            | true",
        "0.0.0.0/0                     | 192.0.2.200            | true",
        "192.0.2.0/33                  | 192.0.2.200            | false",
        "192.0.2.0/                    | 192.0.2.0              | false",
        "192.0.2.0/24                  | acme.example           | false",
        "0.0.0.0/0                     | [2001:db8::1]          | false",
        "2001:db8::1                   | [2001:db8::1]          | true",
        "2001:DB8:0:0:0:0:0:1          | [2001:db8::1]          | true",
        "[2001:db8::1]                 | [2001:db8::1]          | true",
        "[2001:db8::1]:443             | [2001:db8::1]          | true",
        "[2001:db8::1]:8443            | [2001:db8::1]          | false",
        "2001:db8::/32                 | [2001:db8:ffff::1]     | true",
        "2001:db8::/32                 | [2001:db9::1]          | false",
        "::/0                          | [2001:db9::1]          | true",
        "2001::db8::1                  | [2001:db8::1]          | false",
        "::ffff:192.0.2.1              | [::ffff:192.0.2.1]     | true",
      })
  void a_variable_is_read_as_curl_reads_it(String list, String host, boolean excepted) {
    assertThat(ProxyExceptions.ofVariable(list).contain(host(host))).isEqualTo(excepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.local         | a.local           | true",
        "*.local         | local             | false",
        "169.254/16      | 169.254.9.9       | true",
        "169.254/16      | 169.253.9.9       | false",
        "10.*            | 10.9.8.7          | true",
        "10.*            | 110.9.8.7         | false",
        "acme.example    | acme.example      | true",
        "acme.example    | a.acme.example    | false",
        ".acme.example   | a.acme.example    | true",
        "*acme*          | my.acme.example   | true",
        "a*b*c.example   | axxbyyc.example   | true",
        "a*b*c.example   | axxbyyd.example   | false",
        "<local>         | intranet          | true",
        "<local>         | intranet.example  | false",
        "*               | [2001:db8::1]     | true",
        "2001:db8::/32   | [2001:db8::1]     | true",
      })
  void the_systems_exceptions_may_hold_a_star_anywhere(
      String entry, String host, boolean excepted) {
    assertThat(ProxyExceptions.ofSystem(settings(false, entry)).contain(host(host)))
        .isEqualTo(excepted);
  }

  @Test
  void simple_names_are_exceptions_where_the_system_says_so() {
    ProxyExceptions exceptions = ProxyExceptions.ofSystem(settings(true));

    assertThat(exceptions.contain(host("intranet"))).isTrue();
    assertThat(exceptions.contain(host("intranet.example"))).isFalse();
    assertThat(exceptions.contain(host("[2001:db8::1]"))).isFalse();
  }

  private static SystemProxySettings settings(boolean simpleNames, String... exceptions) {
    return new SystemProxySettings(
        Optional.of("proxy.example"), 3128, List.of(exceptions), simpleNames, false, false);
  }

  private static TenantHost host(String authority) {
    return Values.checked("https://" + authority, TenantHost::parse);
  }
}
