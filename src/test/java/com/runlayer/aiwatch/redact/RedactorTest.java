// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken out, and what remains around it. No secret here is one.
class RedactorTest {
  private final Redactor redactor = new Redactor();

  @Nested
  class Arguments {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        textBlock =
            """
            --api-key,hunter2                          | --api-key,<redacted>
            --api-key,"a b"                            | --api-key,<redacted>
            --apiKey=hunter2                           | --apiKey=<redacted>
            --token,hunter2,--port,80                  | --token,<redacted>,--port,80
            --token,-Xy7hunter                         | --token,<redacted>
            --token,--verbose                          | --token,--verbose
            --password=/hunter2                        | --password=<redacted>
            --pass,hunter2                             | --pass,<redacted>
            --client-secret,hunter2                    | --client-secret,<redacted>
            --anon-key,hunter2                         | --anon-key,<redacted>
            --key,/etc/ssl/server.key                  | --key,/etc/ssl/server.key
            --credentials,~/sa.json                    | --credentials,~/sa.json
            --auth,ada:hunter2                         | --auth,<redacted>
            --auth,oauth                               | --auth,oauth
            -H,Authorization: Bearer hunter2           | -H,Authorization: Bearer <redacted>
            -H,X-Anything: hunter2                     | -H,X-Anything: <redacted>
            -HX-Key: hunter2                           | -HX-Key: <redacted>
            --header,X-Key:hunter2                     | --header,X-Key:<redacted>
            --header=X-Key: hunter2                    | --header=X-Key: <redacted>
            --header,Authorization: Bearer ${T}        | --header,Authorization: Bearer ${T}
            --header,Authorization: ${T:-hunter2}      | --header,Authorization: ${T:-<redacted>}
            -u,ada:hunter2                             | -u,ada:<redacted>
            -u,1000:1000                               | -u,1000:1000
            -p,8080:80                                 | -p,8080:80
            -e,DB_PASSWORD=hunter2                     | -e,DB_PASSWORD=<redacted>
            -e,DB_PASSWORD=${DB_PASSWORD}              | -e,DB_PASSWORD=${DB_PASSWORD}
            -e,LOG_LEVEL=debug                         | -e,LOG_LEVEL=debug
            GITHUB_TOKEN=hunter2                       | GITHUB_TOKEN=<redacted>
            Bearer,hunter2                             | Bearer,<redacted>
            Authorization: Basic aHVudGVyMg==          | Authorization: Basic <redacted>
            {"apiKey":"hunter2","port":1}              | {"apiKey":"<redacted>","port":1}
            {"apiKey" : "hun ter2"}                    | {"apiKey" : "<redacted>"}
            --url=https://ada:hunter2@h.example/x      | --url=https://<redacted>@h.example/x
            jdbc:postgresql://h:5432/d?password=hunter2| jdbc:postgresql://h:5432/d?password=<redacted>
            Server=h;Password=hunter2;Port=1           | Server=h;Password=<redacted>;Port=1
            """)
    void after_before(String before, String after) {
      assertThat(redactor.arguments(words(before))).isEqualTo(words(after));
    }

    @Test
    void an_empty_value_stays_empty() {
      assertThat(redactor.arguments(List.of("--token", "", "--token=")))
          .containsExactly("--token", "", "--token=");
    }

    private static List<String> words(String line) {
      return line.startsWith("{") ? List.of(line.strip()) : Arrays.asList(line.strip().split(","));
    }
  }

  @Nested
  class Addresses {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        textBlock =
            """
            https://ada:hunter2@h.example/mcp            | https://<redacted>@h.example/mcp
            https://ada@h.example:8443/mcp               | https://<redacted>@h.example:8443/mcp
            https://h.example/mcp?key=hunter2&x=1#frag   | https://h.example/mcp?key=<redacted>&x=<redacted>#<redacted>
            https://h.example/mcp?hunter2                | https://h.example/mcp?<redacted>
            https://h.example/mcp?key=${KEY}             | https://h.example/mcp?key=${KEY}
            https://h.example/mcp#token=hunter2          | https://h.example/mcp#token=<redacted>
            https://h.example/token/hunter2/mcp          | https://h.example/token/<redacted>/mcp
            https://h.example/s/Zk3Qv9LwXb7TjPq2RmNc8Hd/mcp | https://h.example/s/<redacted>/mcp
            https://h.example/s/Zk3Qv9LwXb7T%6aPq2RmNc8Hd/mcp | https://h.example/s/<redacted>/mcp
            https://h.example/0123456789abcdef0123456789abcdef/mcp | https://h.example/<redacted>/mcp
            https://h.example/@scope/pkg                 | https://h.example/@scope/pkg
            https://h.example:8443/@scope/pkg            | https://h.example:8443/@scope/pkg
            postgres://ada:hun/ter2@h.example/d          | postgres://<redacted>@h.example/d
            mongodb://ada:hunter2@a.example,b.example/d  | mongodb://<redacted>@a.example,b.example/d
            https://h.example/a;token=hunter2/b          | https://h.example/a;token=<redacted>/b
            h.example/mcp?key=hunter2                    | h.example/mcp?key=<redacted>
            ada:hunter2@h.example/mcp                    | <redacted>@h.example/mcp
            """)
    void after_before(String before, String after) {
      assertThat(redactor.url(before)).isEqualTo(after);
      if (before.contains("://")) {
        assertThat(redactor.text("see " + before)).isEqualTo("see " + after);
      }
    }
  }

  @Nested
  class Text {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        textBlock =
            """
            run --api-key hunter2 --port 80         | run --api-key <redacted> --port 80
            curl -H "X-Key: hun ter2" h.example     | curl -H "X-Key: <redacted>" h.example
            curl -H 'X-Key: hun"ter2' h.example     | curl -H 'X-Key: <redacted>' h.example
            curl -H Authorization: Bearer hunter2 x | curl -H Authorization: Bearer <redacted> x
            Authorization: Bearer hunter2           | Authorization: Bearer <redacted>
            password: hunter2                       | password: <redacted>
            password = hunter2, then                | password = <redacted> then
            token=hunter2 was refused               | token=<redacted> was refused
            the Bearer hunter2 was refused          | the Bearer <redacted> was refused
            {"password":"hun\\"ter2","a":"b"}       | {"password":"<redacted>","a":"b"}
            token: expired                          | token: expired
            """)
    void after_before(String before, String after) {
      assertThat(redactor.text(before)).isEqualTo(after);
    }

    @Test
    void a_pem_block_disappears_whole_and_the_text_after_it_remains() {
      String block = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA PRIVATE KEY-----";
      assertThat(redactor.text("key:\n" + block + "\ndone")).isEqualTo("key:\n<redacted>\ndone");
    }

    @Test
    void a_pem_block_that_is_cut_off_disappears_to_the_end() {
      assertThat(redactor.text("x -----BEGIN PRIVATE KEY-----\nMIIE\nabcd"))
          .isEqualTo("x <redacted>");
    }
  }

  @Nested
  class Formats {
    @ParameterizedTest
    @CsvSource({
      "rl_org_, FAKE",
      "rl_enroll_, FAKE",
      "sk-, fakefakefakefake0123",
      "sk-ant-, fake-fake-fake",
      "sk-proj-, fake_fake-fake",
      "ghp_, fakefakefakefakefake",
      "gho_, fakefakefakefakefake",
      "ghs_, fakefakefakefakefake",
      "github_pat_, fakefake_fakefakefake",
      "glpat-, fakefakefakefakefake",
      "xoxb-, 1234-fakefake",
      "xoxp-, 1234-fakefake",
      "AKIA, FAKEFAKEFAKE0000",
      "ASIA, FAKEFAKEFAKE0000",
      "AIza, FakeFakeFakeFakeFakeFakeFakeFake012",
      "ya29., fakefakefakefake",
      "npm_, fakefakefakefakefakefakefakefakefake",
      "pypi-AgE, IcHlwaS5vcmcfakefake",
      "hf_, fakefakefakefakefakefake",
      "SG., fakefakefake.fakefake0",
      "dop_v1_, fakefakefakefakefake",
      "sk_live_, fakefakefake",
      "eyJ, hbGciOiJIUzI1NiJ9.eyJzdWIiOiJmYWtlIn0.fake-fake",
    })
    void a_known_format_is_a_secret_wherever_it_stands(String prefix, String rest) {
      // In two pieces, so that no scanner of repositories takes this file for a leak.
      String token = prefix + rest;

      assertThat(redactor.text(token)).isEqualTo("<redacted>");
      assertThat(redactor.text("a " + token + ", b")).isEqualTo("a <redacted>, b");
      assertThat(redactor.arguments(List.of("x=" + token))).containsExactly("x=<redacted>");
      assertThat(redactor.arguments(List.of("/a/" + token + "/b")))
          .containsExactly("/a/<redacted>/b");
      assertThat(redactor.url("https://h.example/" + token + "/mcp"))
          .isEqualTo("https://h.example/<redacted>/mcp");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$",
        "${",
        "a=",
        "a:",
        "a://",
        "-----BEGIN ",
        "%41",
        "{{",
        "\"",
        "token\":\"",
        "--token ",
        "@:/"
      })
  void every_input_is_read_in_one_pass(String piece) {
    // Quadratic time would take minutes here.
    String input = piece.repeat(1_000_000 / piece.length());
    assertThat(redactor.text(input)).isNotEmpty();
    assertThat(redactor.url(input)).isNotEmpty();
    assertThat(redactor.arguments(List.of(input))).hasSize(1);
  }

  @Test
  void what_is_redacted_stays_as_it_is_when_redacted_again() {
    String once = redactor.text("--token hunter2 https://a:b@h.example/?k=v token=x -H 'A: b'");
    assertThat(redactor.text(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          API_KEY       | hunter2             | true
          Authorization | Bearer hunter2      | true
          DB_PASSWORD   | ${DB_PASSWORD:-pw}  | true
          LOG           | ghp_fakefakefakefakefake | true
          API_KEY       | ${API_KEY}          | false
          API_KEY       | ${env:API_KEY}      | false
          API_KEY       | ${input:key}        | false
          API_KEY       | $API_KEY            | false
          API_KEY       | %API_KEY%           | false
          API_KEY       | op://vault/item/key | false
          API_KEY       | ''                  | false
          Authorization | Bearer ${TOKEN}     | false
          AUTH          | none                | false
          LOG_LEVEL     | debug               | false
          PORT          | 8080                | false
          KEY_FILE      | /etc/x/key.pem      | false
          """)
  void a_named_value_is_a_secret_or_not(String name, String value, boolean secret) {
    assertThat(redactor.isSecret(name, value)).isEqualTo(secret);
  }
}
