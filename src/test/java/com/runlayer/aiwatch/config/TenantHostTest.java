// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantHostTest {
  @ParameterizedTest
  @CsvSource({
    "https://acme.runlayer.com, https://acme.runlayer.com, acme.runlayer.com",
    "https://acme.runlayer.com/, https://acme.runlayer.com, acme.runlayer.com",
    "HTTPS://ACME.Runlayer.COM, https://acme.runlayer.com, acme.runlayer.com",
    "https://acme.runlayer.com:443, https://acme.runlayer.com, acme.runlayer.com",
    "https://acme.runlayer.com:8443, https://acme.runlayer.com:8443, acme.runlayer.com:8443",
    "https://acme.runlayer.com:80, https://acme.runlayer.com:80, acme.runlayer.com:80",
    "https://acme.example/tenants/A1, https://acme.example/tenants/A1, acme.example",
    "https://acme.example/a/b/, https://acme.example/a/b, acme.example",
    "https://acme.example/a$b, https://acme.example/a$b, acme.example",
    "https://10.1.2.3:9000, https://10.1.2.3:9000, 10.1.2.3:9000",
    "https://[2001:DB8::1]:9000, https://[2001:db8::1]:9000, [2001:db8::1]:9000",
    "https://intranet, https://intranet, intranet",
    "https://1host, https://1host, 1host",
    "https://xn--bcher-kva.example, https://xn--bcher-kva.example, xn--bcher-kva.example",
    "http://localhost:8080, http://localhost:8080, localhost:8080",
    "http://localhost:80, http://localhost, localhost",
    "http://127.0.0.1:8080/base, http://127.0.0.1:8080/base, 127.0.0.1:8080",
    "http://[::1]:8080, http://[::1]:8080, [::1]:8080",
    "https://localhost:8443, https://localhost:8443, localhost:8443",
  })
  void an_address_has_one_form_and_one_key(String text, URI uri, String hostKey)
      throws InvalidValueException {
    TenantHost host = TenantHost.parse(text);

    assertThat(host.uri()).isEqualTo(uri);
    assertThat(host.hostKey()).isEqualTo(hostKey);
    assertThat(TenantHost.parse(host.toString())).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme.runlayer.com",
        "//acme.runlayer.com",
        "https:acme.runlayer.com",
        "https:///acme.runlayer.com",
        "https://",
        "https://:443",
        "ftp://acme.runlayer.com",
        "file:///etc/passwd",
        "jar:https://acme.runlayer.com!/",
        "http://acme.runlayer.com",
        "http://localhost.evil.example",
        "http://127.0.0.2",
        "http://127.1",
        "http://[::2]",
        "https://user@acme.runlayer.com",
        "https://user:pass@acme.runlayer.com",
        "https://acme.runlayer.com@evil.example",
        "https://acme.runlayer.com:443@evil.example",
        "https://acme.runlayer.com?x=1",
        "https://acme.runlayer.com/?",
        "https://acme.runlayer.com#x",
        "https://acme.runlayer.com.",
        "https://acme.runlayer.com.:443",
        "https://.acme.runlayer.com",
        "https://acme..runlayer.com",
        "https://-acme.runlayer.com",
        "https://acme-.runlayer.com",
        "https://acme_1.runlayer.com",
        "https://acme.runlayer.com\\@evil.example",
        "https:\\\\acme.runlayer.com",
        "https://evil.example\\.acme.runlayer.com",
        " https://acme.runlayer.com",
        "https://acme.runlayer.com ",
        "https://acme.runlayer.com\n",
        "https://acme.run\tlayer.com",
        "https://acme.runlayer.com\u0000.evil.example",
        "https://acme.runlayer.com\u2028",
        "https://acme\u3002runlayer.com",
        "https://bücher.example",
        "https://аcme.runlayer.com",
        "https://acme.runlayer.com/ä",
        "https://acme%2erunlayer.com",
        "https://acme.runlayer.com%00.evil.example",
        "https://acme.runlayer.com/%2e%2e/x",
        "https://acme.runlayer.com/../x",
        "https://acme.runlayer.com/a/.",
        "https://acme.runlayer.com/a/..",
        "https://acme.runlayer.com/..",
        "https://acme.runlayer.com//x",
        "https://acme.runlayer.com/x//",
        "https://acme.runlayer.com:0",
        "https://acme.runlayer.com:65536",
        "https://acme.runlayer.com:99999999999",
        "https://acme.runlayer.com:",
        "https://acme.runlayer.com:-1",
        "https://acme.runlayer.com:+443",
        "https://2130706433",
        "https://0x7f000001",
        "https://0x7f.1",
        "https://127.1",
        "https://1.2.3",
        "https://1.2.3.4.5",
        "https://256.1.1.1",
        "https://01.2.3.4",
        "https://1.2.3.4.",
        "https://evil.example.0x7f",
        "https://acme.4you",
        "https://[::1",
        "https://::1",
        "https://[::g]",
        "https://[1:2:3]",
        "https://[fe80::1%25eth0]",
        "https://[::1]evil.example",
        "https://${HOST}",
        "https://{Token}",
        "https://acme.runlayer.com/{tenant}",
      })
  void everything_else_is_refused(String text) {
    assertThatThrownBy(() -> TenantHost.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void an_over_long_address_is_refused() {
    assertThatThrownBy(() -> TenantHost.parse("https://" + "a.".repeat(126) + "aa"))
        .hasMessage("its host is too long");
    assertThatThrownBy(() -> TenantHost.parse("https://" + "a".repeat(64) + ".example"))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> TenantHost.parse("https://a.example/" + "a".repeat(2048)))
        .hasMessage("it is longer than 2048 characters");
  }

  /// Whatever is accepted means the same host to the JDK's own parser, which the connection uses.
  @Test
  void an_accepted_text_means_one_host_to_everybody() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] parts = {
      "https://",
      "http://",
      "acme",
      ".",
      "runlayer.com",
      "localhost",
      "127.0.0.1",
      "[::1]",
      ":",
      "443",
      "8443",
      "/",
      "@",
      "\\",
      "%2e",
      "?",
      "#",
      "..",
      "x",
      "-",
      " ",
      "ä",
      "\u0000",
      "0x7f",
      "A"
    };
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "https://");
      int length = 1 + random.nextInt(6);
      for (int part = 0; part < length; part++) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      try {
        TenantHost host = TenantHost.parse(text.toString());
        accepted++;
        URI uri = URI.create(text.toString());
        assertThat(uri.getHost())
            .as("%s (seed %d)", text, seed)
            .isEqualToIgnoringCase(host.uri().getHost());
        assertThat(host.hostKey()).as("%s (seed %d)", text, seed).startsWith(host.uri().getHost());
        assertThat(uri.getRawUserInfo()).as("%s (seed %d)", text, seed).isNull();
      } catch (InvalidValueException e) {
        assertThat(e).as("%s (seed %d)", text, seed).message().isNotBlank();
      }
    }
    assertThat(accepted).as("seed %d", seed).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example, https://A.example:443/path, true",
    "https://a.example, https://a.example:8443, false",
    "https://a.example, https://b.example, false",
    "http://localhost, https://localhost, false",
    "http://localhost:8080, http://127.0.0.1:8080, false",
  })
  void an_origin_is_scheme_host_and_port(String one, String other, boolean same)
      throws InvalidValueException {
    assertThat(TenantHost.parse(one).sameOrigin(TenantHost.parse(other))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, true",
    "https://127.0.0.1, true",
    "https://[::1], true",
    "https://acme.runlayer.com, false",
    "https://10.0.0.1, false",
  })
  void this_machine_is_known_as_such(String text, boolean loopback) throws InvalidValueException {
    assertThat(TenantHost.parse(text).loopback()).isEqualTo(loopback);
  }

  @Test
  void a_route_follows_the_path() throws InvalidValueException {
    assertThat(TenantHost.parse("https://a.example/t/").resolve("/api/v1/ai-watch/scan"))
        .isEqualTo(URI.create("https://a.example/t/api/v1/ai-watch/scan"));
  }
}
