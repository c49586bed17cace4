// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What an edit of JSON looks like.
class JsonEditorTest {
  private static final Editor JSON = Editors.of(Format.JSON);
  private static final Editor JSONC = Editors.of(Format.JSONC);

  private static final Change OURS =
      new Change.Append(
          List.of("hooks", "Stop"), Samples.json("{\"command\":\"aiwatch\",\"timeout\":5}"));

  static Stream<Arguments> appended() {
    return Stream.of(
        Arguments.of(
            "a new file",
            "{}\n",
            """
            {
              "hooks": {
                "Stop": [
                  {
                    "command": "aiwatch",
                    "timeout": 5
                  }
                ]
              }
            }
            """),
        Arguments.of(
            "a minified file",
            "{\"model\":\"x\",\"hooks\":{\"Stop\":[{\"command\":\"other\"}]}}",
            "{\"model\":\"x\",\"hooks\":{\"Stop\":[{\"command\":\"other\"},{\"command\":\"aiwatch\",\"timeout\":5}]}}"),
        Arguments.of(
            "one line with spaces",
            "{\"model\": \"x\", \"hooks\": {}}",
            "{\"model\": \"x\", \"hooks\": {\"Stop\": [{\"command\": \"aiwatch\", \"timeout\": 5}]}}"),
        Arguments.of(
            "tabs, Windows lines, no line end at the end",
            "{\r\n\t\"model\": \"x\"\r\n}",
            "{\r\n\t\"model\": \"x\",\r\n\t\"hooks\": {\r\n\t\t\"Stop\": [\r\n\t\t\t{\r\n\t\t\t\t\"command\":"
                + " \"aiwatch\",\r\n\t\t\t\t\"timeout\": 5\r\n\t\t\t}\r\n\t\t]\r\n\t}\r\n}"),
        Arguments.of(
            "an item a line",
            """
            {
                "hooks": {
                    "Stop": [
                        {"command": "a"}
                    ]
                }
            }
            """,
            """
            {
                "hooks": {
                    "Stop": [
                        {"command": "a"},
                        {"command": "aiwatch", "timeout": 5}
                    ]
                }
            }
            """),
        Arguments.of(
            "null where the list is to be",
            "{\n  \"hooks\": {\"Stop\": null}\n}\n",
            "{\n  \"hooks\": {\"Stop\": [{\"command\": \"aiwatch\", \"timeout\": 5}]}\n}\n"),
        Arguments.of(
            "a name with an escape",
            "{\"hoo\\u006bs\":{\"Stop\":[]}}",
            "{\"hoo\\u006bs\":{\"Stop\":[{\"command\":\"aiwatch\",\"timeout\":5}]}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void appended(String name, String before, String after) {
    edits(JSON, before, after);
  }

  static Stream<Arguments> with_comments() {
    return Stream.of(
        Arguments.of(
            "a comment behind the last item stays with it",
            """
            {
              "hooks": {
                "Stop": [
                  {"command": "a"} // theirs
                  // and nothing more
                ]
              }
            }
            """,
            """
            {
              "hooks": {
                "Stop": [
                  {"command": "a"}, // theirs
                  {"command": "aiwatch", "timeout": 5}
                  // and nothing more
                ]
              }
            }
            """),
        Arguments.of(
            "a trailing comma is kept",
            """
            {
              "hooks": {
                "Stop": [
                  {"command": "a"}, /* theirs */
                ],
              },
            }
            """,
            """
            {
              "hooks": {
                "Stop": [
                  {"command": "a"}, /* theirs */
                  {"command": "aiwatch", "timeout": 5},
                ],
              },
            }
            """),
        Arguments.of(
            "a list that holds a comment only",
            """
            {
              "hooks": {
                "Stop": [
                  // none yet
                ]
              }
            }
            """,
            """
            {
              "hooks": {
                "Stop": [
                  // none yet
                  {
                    "command": "aiwatch",
                    "timeout": 5
                  }
                ]
              }
            }
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void with_comments(String name, String before, String after) {
    edits(JSONC, before, after);
  }

  private static void edits(Editor editor, String before, String after) {
    Edit edit = editor.apply(Samples.bytes(before), List.of(OURS));
    assertThat(edit).isInstanceOf(Edit.Edited.class);
    Edit.Edited edited = (Edit.Edited) edit;
    assertThat(new String(edited.text(), StandardCharsets.UTF_8)).isEqualTo(after);
    Optional<byte[]> undone =
        editor.undo(edited.text(), Undo.of(edited.undo().json()).orElseThrow());
    assertThat(new String(undone.orElseThrow(), StandardCharsets.UTF_8)).isEqualTo(before);
  }

  @Test
  void nothing_to_change_gives_back_the_same_array() {
    byte[] text = Samples.bytes("{ \"a\":1,\n }");
    assertThat(JSONC.apply(text, List.of(new Change.Put(List.of(), "a", Samples.json("1")))))
        .isInstanceOfSatisfying(
            Edit.Edited.class, edited -> assertThat(edited.text()).isSameAs(text));
  }
}
