// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which addresses are put to the tenant, and how.
class AddressesTest {
  private static final Variables VARIABLES =
      new Variables(
          HookClient.CLAUDE_CODE,
          Map.of(
              "TEAM", "blue",
              "UP", "../evil",
              "ESCAPED", "%2e%2E",
              "BACK", "a\\b",
              "BLANK", "a b",
              "NESTED", "${TEAM}",
              "HOST", "evil.example"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          https://h.example                        | https://h.example
          http://h.example/                        | http://h.example/
          https://h.example/mcp?a=b#c              | https://h.example/mcp?a=b#c
          https://h.example:8443/mcp               | https://h.example:8443/mcp
          https://h.example:443                    | https://h.example:443
          HTTPS://H.Example/MCP                    | https://h.example/MCP
          http://127.0.0.1:3000/sse                | http://127.0.0.1:3000/sse
          http://[::1]:3000/sse                    | http://[::1]:3000/sse
          https://xn--e1afmkfd.example/mcp         | https://xn--e1afmkfd.example/mcp
          https://h.example/a//b                   | https://h.example/a//b
          https://h.example/a/...                  | https://h.example/a/...
          https://h.example/a/.well-known/b        | https://h.example/a/.well-known/b
          https://h.example/mcp?back=../x          | https://h.example/mcp?back=../x
          https://h.example/mcp?mail=a@b.example   | https://h.example/mcp?mail=a@b.example
          https://h.example/${TEAM}/mcp            | https://h.example/blue/mcp
          https://h.example/${NONE:-green}         | https://h.example/green
          https://h.example/${TEAM:-green}         | https://h.example/blue
          https://h.example?team=${TEAM}           | https://h.example?team=blue
          https://h.example/$TEAM                  | https://h.example/$TEAM
          """)
  void an_address_that_all_understand_alike_is_put_as_it_is(String written, String expected) {
    assertThat(Addresses.form(written, VARIABLES))
        .isEqualTo(new Formed.Good(new SourceForm.Url(expected)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          |does not begin with http
          ftp://h.example|does not begin with http
          ws://h.example/mcp|does not begin with http
          wss://h.example/mcp|does not begin with http
          file:///etc/passwd|does not begin with http
          javascript:alert(1)//https://h.example|does not begin with http
          h.example/mcp|does not begin with http
          //h.example/mcp|does not begin with http
          https:h.example|does not begin with http
          https:/h.example|does not begin with http
          httpS<017F>://h.example|does not begin with http
          https:///h.example|no valid host
          https://|no valid host
          https://?h.example|no valid host
          https://:443/mcp|no valid host
          https://h.example./mcp|no valid host
          https://h..example/mcp|no valid host
          https://[::1/mcp|no valid port
          https://[h.example]/mcp|no valid host
          https://::1/mcp|no valid port
          https://[]/mcp|no valid host
          https://2130706433/mcp|no valid host
          https://0x7f.1/mcp|no valid host
          https://127.1/mcp|no valid host
          https://127.0.0.01/mcp|no valid host
          https://256.0.0.1/mcp|no valid host
          https://h.example,evil.example/mcp|no valid host
          https://h.example;evil/mcp|no valid host
          https://h.example:/mcp|no valid port
          https://h.example:0443/mcp|no valid port
          https://h.example:65536/mcp|no valid port
          https://h.example:0/mcp|no valid port
          https://h.example:44a/mcp|no valid port
          https://h.example:443:80/mcp|no valid port
          https://h.example:+443/mcp|no valid port
          https://user@h.example/mcp|a user name or password
          https://user:hunter2@h.example/mcp|a user name or password
          https://@h.example/mcp|a user name or password
          https://h.example@evil.example/mcp|a user name or password
          https:\\\\h.example\\mcp|a backslash
          https://h.example/a\\b|a backslash
          https://h.example\\.evil.example/mcp|a backslash
          https://h.example/a b|white space or control
           https://h.example|white space or control
          https://h.example |white space or control
          https://h.example/<0009>a|white space or control
          ht<0009>tps://h.example|white space or control
          https://h.example/<0000>|white space or control
          https://h.example/<0085>|white space or control
          https://h.example/<00a0>|white space or control
          https://h.example/<2028>|white space or control
          https://h.example/<202e>|white space or control
          https://h.example/<200b>|white space or control
          https://h.ex<00ad>ample/|white space or control
          https://b<00fc>cher.example/mcp|not plain ASCII
          https://h<3002>example/mcp|not plain ASCII
          https://h.example<ff0f>mcp|not plain ASCII
          https://<210b>.example/mcp|not plain ASCII
          https://h%2eexample/mcp|not plain ASCII
          https://h.example%2fevil.example|not plain ASCII
          https://h.example/./mcp|"." or ".."
          https://h.example/mcp/../evil|"." or ".."
          https://h.example/mcp/..|"." or ".."
          https://h.example/..?a|"." or ".."
          https://h.example/..#a|"." or ".."
          https://h.example/mcp/%2e%2e/evil|"." or ".."
          https://h.example/mcp/.%2E/evil|"." or ".."
          https://h.example/mcp/%2E./evil|"." or ".."
          https://h.example/%2e/mcp|"." or ".."
          ${HOST}|a variable in its scheme or host
          ${HOST}://h.example/mcp|a variable in its scheme or host
          https://${HOST}/mcp|a variable in its scheme or host
          https://h.example${HOST}/mcp|a variable in its scheme or host
          https://h.example:${HOST}/mcp|a variable in its scheme or host
          https://${HOST:-h.example/}/mcp|a variable in its scheme or host
          https://h.example\\${HOST}|a variable in its scheme or host
          https://h.example/${NONE}|the variable NONE, which is not set
          https://h.example/${UP}|"." or ".."
          https://h.example/${ESCAPED}/a|"." or ".."
          https://h.example/${BACK}|a backslash
          https://h.example/${BLANK}|white space or control
          https://h.example/${NESTED}|a variable whose value has a variable
          https://h.example/${TEAM|a variable without an end
          https://h.example/${}|a variable that nobody can read
          https://h.example/${A:-${TEAM}}|a variable that nobody can read
          """)
  void an_address_that_two_readers_may_understand_differently_is_refused(
      String written, String reason) {
    assertThat(Addresses.form(written == null ? "" : World.unescaped(written), VARIABLES))
        .isInstanceOfSatisfying(Formed.Bad.class, bad -> assertThat(bad.clause()).contains(reason))
        .asString()
        .doesNotContain("hunter2");
  }
}
