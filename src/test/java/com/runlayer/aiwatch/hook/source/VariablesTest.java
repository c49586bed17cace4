// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each client makes of a variable.
class VariablesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          CLAUDE_CODE | a${SET}b${SET}        | avaluebvalue
          CLAUDE_CODE | ${SET:-other}         | value
          CLAUDE_CODE | ${NONE:-other}        | other
          CLAUDE_CODE | ${NONE:-}.            | .
          CLAUDE_CODE | ${EMPTY}.             | .
          CLAUDE_CODE | ${EMPTY:-}.           | .
          CLAUDE_CODE | $SET ${ $ }           | ?
          CLAUDE_CODE | $SET { }              | $SET { }
          CLAUDE_CODE | ${EMPTY:-other}       | ?
          CLAUDE_CODE | ${NONE}               | ?
          CLAUDE_CODE | ${env:SET}            | ?
          CLAUDE_CODE | ${1SET}               | ?
          CLAUDE_CODE | ${NONE:-a:-b}         | ?
          CLAUDE_CODE | ${user_config.token}  | ?
          CURSOR      | ${env:SET}/x          | value/x
          CURSOR      | ${workspaceFolder}/x  | /w/x
          CURSOR      | ${env:NONE}           | ?
          CURSOR      | ${SET}                | ?
          CURSOR      | ${userHome}           | ?
          HERMES      | ${SET}/x              | value/x
          HERMES      | ${SET:-other}         | ?
          HERMES      | ${NONE}               | ?
          CODEX       | ${SET}/x              | ${SET}/x
          """)
  void a_variable_is_expanded_or_unknown(HookClient client, String text, String expected) {
    Variables variables =
        new Variables(client, Map.of("SET", "value", "EMPTY", "")).with("workspaceFolder", "/w");

    Expanded expanded = variables.expand(text);

    if (expected.equals("?")) {
      assertThat(expanded).isInstanceOf(Expanded.Unknown.class);
    } else {
      assertThat(expanded).isEqualTo(new Expanded.Text(expected));
    }
  }

  @Test
  void no_value_is_ever_named() {
    Variables variables =
        new Variables(HookClient.CLAUDE_CODE, Map.of("A", "hunter2 ${B}", "E", ""));

    assertThat(variables.expand("${A}").toString()).doesNotContain("hunter2");
    assertThat(variables.expand("${E:-hunter2}").toString()).doesNotContain("hunter2");
    assertThat(variables.expand("${hunter2!}").toString()).doesNotContain("hunter2");
  }
}
