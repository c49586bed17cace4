// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.discovery.inventory.Enabled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made of the content of a file.
class ConfigurationParserTest {
  private static final Shape WRAPPED = Shape.of(false, new KeyPath(List.of("mcpServers")));

  private static FileReading json(String content) {
    return new ConfigurationParser((name, value) -> false)
        .parse(content.getBytes(StandardCharsets.UTF_8), Format.JSON, WRAPPED);
  }

  private static FileReading entry(String entry) {
    return json("{\"mcpServers\":{\"a\":" + entry + ",\"sibling\":{\"command\":\"x\"}}}");
  }

  @Nested
  class Entries {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        textBlock =
            """
            {"command":"npx"}                              | stdio npx [] -
            {"command":"npx","args":["-y",1,true]}         | stdio npx [-y, 1, true] -
            {"command":"npx","args":null,"url":null}       | stdio npx [] -
            {"command":["npx","-y"],"args":["x"]}          | stdio npx [-y, x] -
            {"command":{"path":"npx","args":["x"]}}        | stdio npx [x] -
            {"command":"npx tool --fast"}                  | stdio npx tool --fast [] -
            {"type":"local","command":["npx"]}             | stdio npx [] -
            {"url":"https://h.example"}                    | sse - [] https://h.example
            {"serverUrl":"https://h.example"}              | sse - [] https://h.example
            {"uri":"https://h.example"}                    | sse - [] https://h.example
            {"httpUrl":"https://h.example"}                | streaming-http - [] https://h.example
            {"url":"u","httpUrl":"https://h.example"}      | streaming-http - [] https://h.example
            {"httpUrl":"https://h.example","url":"u"}      | streaming-http - [] https://h.example
            {"type":"http","url":"u"}                      | streaming-http - [] u
            {"type":"streamable-http","url":"u"}           | streaming-http - [] u
            {"transport":"streamable_http","url":"u"}      | streaming-http - [] u
            {"type":"streamableHttp","url":"u"}            | streaming-http - [] u
            {"type":"http-stream","url":"u"}               | streaming-http - [] u
            {"type":"sse","url":"u"}                       | sse - [] u
            {"type":"ws","url":"u"}                        | ws - [] u
            {"type":"","url":"u"}                          | sse - [] u
            {"url":"${HOST}/mcp"}                          | sse - [] ${HOST}/mcp
            """)
    void type_command_arguments_and_address(String entry, String expected) {
      FileReading reading = entry(entry);

      assertThat(reading.problems()).isEmpty();
      RawServer server = reading.servers().getFirst().server();
      assertThat(
              "%s %s %s %s"
                  .formatted(
                      server.type(),
                      server.command().orElse("-"),
                      server.arguments(),
                      server.url().orElse("-")))
          .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        textBlock =
            """
            3                                | it is a number where an object is expected
            null                             | it is null where an object is expected
            []                               | it is a list where an object is expected
            "x"                              | it is a string where an object is expected
            {}                               | it has neither a command nor an address
            {"command":""}                   | it has neither a command nor an address
            {"command":3}                    | its "command" is a number where a string is expected
            {"command":["a",{}]}             | its "command" is an object where a list of strings is expected
            {"command":{"path":1}}           | its "command.path" is a number where a string is expected
            {"command":"a","args":"b"}       | its "args" is a string where a list is expected
            {"command":"a","args":[[1]]}     | its "args" is a list where a list of strings is expected
            {"command":"a","env":["A=b"]}    | its "env" is a list where an object is expected
            {"url":"a","headers":7}          | its "headers" is a number where an object is expected
            {"url":true}                     | its "url" is a boolean where a string is expected
            {"url":"a","type":1}             | its "type" is a number where a string is expected
            """)
    void one_of_the_wrong_shape_is_left_out_and_its_sibling_stays(String entry, String reason) {
      FileReading reading = entry(entry);

      assertThat(reading.problems())
          .containsExactly(new FileReading.Problem("mcpServers.a", reason));
      assertThat(reading.servers())
          .singleElement()
          .satisfies(found -> assertThat(found.server().name()).isEqualTo("sibling"));
    }

    @ParameterizedTest
    @CsvSource({
      "enabled, true, YES",
      "enabled, false, NO",
      "isActive, true, YES",
      "disabled, true, NO",
      "disabled, false, YES",
      "disabled, 1, UNKNOWN",
      "disabled, null, UNKNOWN",
      "other, true, UNKNOWN"
    })
    void the_state_has_three_values(String key, String value, Enabled expected) {
      FileReading reading = entry("{\"command\":\"x\",\"%s\":%s}".formatted(key, value));

      assertThat(reading.servers().getFirst().server().enabled()).isEqualTo(expected);
    }

    @Test
    void the_last_of_equal_keys_counts() {
      FileReading reading =
          json(
              "{\"mcpServers\":{\"gone\":{\"command\":\"x\"}},"
                  + "\"mcpServers\":{\"a\":{\"command\":\"x\"},\"a\":{\"command\":\"y\"}}}");

      assertThat(reading.servers())
          .extracting(found -> found.server().command())
          .containsExactly(Optional.of("y"));
    }
  }

  @Nested
  class Files {
    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "// nothing yet\n", "{}", "{\"mcpServers\":null}", "\uFEFF"})
    void an_empty_file_has_no_servers_and_no_error(String content) {
      assertThat(json(content))
          .isEqualTo(
              new FileReading(
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  Optional.empty(),
                  false));
    }

    @Test
    void a_mark_comments_and_trailing_commas_are_no_error() {
      FileReading reading =
          json("\uFEFF{ // one\n 'mcpServers': { /* two */ a: {\"command\":\"x\",}, }, }");

      assertThat(reading.broken()).isEmpty();
      assertThat(reading.servers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        textBlock =
            """
            {"mcpServers":{"a":{"command":"hunter2"} "b"}} | is not valid JSON at line 1, column 42
            {"mcpServers":                                | is not valid JSON at line 1, column 15
            {"hunter2":hunter2}                           | is not valid JSON at line 1, column 12
            {} hunter2                                    | is not valid JSON at line 1, column 4
            {} {}                                         | is not valid JSON at line 1, column 5
            []                                            | holds a list where an object is expected
            "hunter2"                                     | holds a string where an object is expected
            """)
    void a_broken_one_is_one_error_that_quotes_nothing(String content, String expected) {
      FileReading reading = json(content);

      assertThat(reading.broken()).contains(expected);
      assertThat(reading.servers()).isEmpty();
    }

    @Test
    void a_map_of_the_wrong_type_is_an_entry_that_is_left_out() {
      assertThat(json("{\"mcpServers\":3,\"a\":1}").problems())
          .containsExactly(
              new FileReading.Problem("mcpServers", "it is a number where an object is expected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void ten_thousand_levels_are_an_error(String level) {
      assertThat(json("{\"x\":" + level.repeat(10_000)).broken()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = ", "a = [", "a = {b = "})
    void toml_that_is_broken_or_deep_is_an_error_that_quotes_nothing(String piece) {
      FileReading reading =
          new ConfigurationParser((name, value) -> false)
              .parse(
                  (piece + "[".repeat(10_000) + "hunter2").getBytes(StandardCharsets.UTF_8),
                  Format.TOML,
                  WRAPPED);

      assertThat(reading.broken())
          .hasValueSatisfying(how -> assertThat(how).contains("TOML").doesNotContain("hunter2"));
    }

    @Test
    void bytes_that_are_no_text_are_an_error() {
      FileReading reading =
          new ConfigurationParser((name, value) -> false)
              .parse(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}, Format.JSON, WRAPPED);

      assertThat(reading.broken()).isPresent();
    }

    @Test
    void a_flood_of_entries_is_cut_off() {
      StringBuilder content = new StringBuilder("{\"mcpServers\":{");
      for (int i = 0; i < 100_000; i++) {
        content.append("\"s").append(i).append("\":{\"url\":\"u\"},");
      }
      FileReading reading = json(content.append("}}").toString());

      assertThat(reading.overfull()).isTrue();
      assertThat(reading.servers()).hasSize(2_000);
    }
  }
}
