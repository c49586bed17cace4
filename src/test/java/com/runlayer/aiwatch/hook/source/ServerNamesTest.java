// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.McpServerReference;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which names of servers a tool's name can mean.
class ServerNamesTest {
  private static ServerNames tool(String qualified, String separator, Optional<String> server) {
    return ServerNames.of(
        new McpServerReference.ByTool(qualified, separator, server, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          github__search      | __ | github       | true
          github__search      | __ | git          | false
          github__search      | __ | github__     | false
          github__search      | __ | search       | false
          github              | __ | github       | false
          a__b__c             | __ | a            | true
          a__b__c             | __ | a__b         | true
          a__b__c             | __ | a__b__c      | false
          a___b               | __ | a            | true
          a___b               | __ | a_           | true
          my_server_x__echo   | __ | my-server.x  | true
          my_server_x__echo   | __ | my server x  | true
          my-server__echo     | __ | my-server    | true
          my-server__echo     | __ | my_server    | true
          my_server__echo     | __ | my-server    | true
          my_server_echo      | _  | my-server    | true
          my_server_echo      | _  | my           | true
          my_server_echo      | _  | server       | false
          caf\u00e9__t        | __ | cafe\u0301   | true
          cafe\u0301__t       | __ | caf\u00e9    | true
          caf___t             | __ | caf\u00e9    | true
          cafe___t            | __ | cafe\u0301   | true
          ____t               | __ | \ud83d\ude00 | true
          ___t                | __ | \ud83d\ude00 | true
          plugin_tools_db__q  | __ | plugin:tools:db | true
          Github__search      | __ | github       | false
          """)
  void every_name_counts_that_becomes_the_same(
      String qualified, String separator, String name, boolean expected) {
    assertThat(tool(qualified, separator, Optional.empty()).mayMean(name)).isEqualTo(expected);
  }

  @Test
  void a_stated_name_counts_beside_the_name_of_the_tool() {
    ServerNames names = tool("a__b", "__", Optional.of("plugin:x:y"));

    assertThat(names.mayMean("a")).isTrue();
    assertThat(names.mayMean("plugin_x_y")).isTrue();
    assertThat(names.mayMean("b")).isFalse();
    assertThat(names.shown()).isEqualTo("plugin:x:y");
  }

  @Test
  void without_a_name_every_server_is_meant_only_where_the_event_says_so() {
    assertThat(ServerNames.of(new McpServerReference.Any()).mayMean("a")).isTrue();
    assertThat(
            ServerNames.of(
                    new McpServerReference.BySource(
                        Optional.of("https://h.example"), Optional.empty(), Optional.empty()))
                .mayMean("a"))
        .isFalse();
  }
}
