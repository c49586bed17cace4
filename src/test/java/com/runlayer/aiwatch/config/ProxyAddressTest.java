// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://u:FAKEpw@p:1                    | u       | FAKEpw      | http://u:…@p:1",
        "u:FAKEpw@p.example:3128                | u       | FAKEpw      | http://u:…@p.example:3128",
        "HTTP://u:FAKE%40pw%3a%2F%25@p:1/       | u       | FAKE@pw:/%  | http://u:…@p:1",
        "http://CORP%5Csvc:FAKE:pw@p:1          | CORP\\svc | FAKE:pw   | http://CORP\\svc:…@p:1",
        "http://u:FAKE@pw@p:1                   | u       | FAKE@pw     | http://u:…@p:1",
        "http://u:FAKE%C3%A9@[2001:db8::1]:3128 | u       | FAKEé       | http://u:…@[2001:db8::1]:3128",
      })
  void a_login_is_read_kept_and_not_shown(String text, String user, String password, String shown)
      throws InvalidValueException {
    ProxyAddress proxy = ProxyAddress.parse(text);

    assertThat(proxy.login()).hasValue(new ProxyLogin(user, password));
    assertThat(proxy).hasToString(shown);
    assertThat(new Value.Proxy(proxy).toString()).doesNotContain("FAKE");
    assertThat(new Value.Proxy(proxy).display()).isEqualTo(shown);
    assertThat(ProxyAddress.parse(proxy.url())).isEqualTo(proxy);
  }

  @Test
  void an_address_without_login_has_none() throws InvalidValueException {
    ProxyAddress proxy = ProxyAddress.parse("http://[::1]:3128");

    assertThat(proxy).isEqualTo(new ProxyAddress("[::1]", 3128, Optional.empty()));
    assertThat(proxy.hostName()).isEqualTo("::1");
    assertThat(proxy.url()).isEqualTo("http://[::1]:3128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://",
        "https://p:1",
        "socks5://p:1",
        "http://p",
        "http://p:0",
        "http://p:65536",
        "http://p:1/FAKE",
        "http://u:FAKE@",
        "http://u:FAKE@p",
        "http://:FAKE@p:1",
        "http://FAKE@p:1",
        "http://FAKE:@p:1",
        "http://u%3AFAKE:x@p:1",
        "http://u:FAKE%0d%0aX-Header:%20y@p:1",
        "http://u:FAKE%00@p:1",
        "http://u:FAKE%7f@p:1",
        "http://u:FAKE%FF@p:1",
        "http://u:FAKE%4@p:1",
        "http://u:FAKE%@p:1",
        "http://u:FAKE%zz@p:1",
        "http://u:FAKE/x@p:1",
        "http://u:FAKE?x@p:1",
        "http://u:FAKE#x@p:1",
        "http://u:FAKE x@p:1",
      })
  void anything_else_is_refused_without_repeating_it(String text) {
    assertThatThrownBy(() -> ProxyAddress.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageNotContaining("FAKE");
  }

  @Test
  void a_very_long_text_is_refused() {
    assertThatThrownBy(() -> ProxyAddress.parse("http://" + "a".repeat(5000) + ":1"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void the_header_is_the_one_of_the_standard() {
    // the example of RFC 7617, section 2
    assertThat(new ProxyLogin("Aladdin", "open sesame").basic())
        .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  }
}
