// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each change makes of a text, and what is taken out later.
class ChangesTest {
  private static final List<String> STOP = List.of("hooks", "Stop");
  private static final JsonNode OURS = Samples.json("{\"command\":\"aiwatch\",\"timeout\":30}");

  static Stream<Arguments> changed() {
    return Stream.of(
        Arguments.of(
            Format.JSON,
            "{\"hooks\":{\"Stop\":[1,2,3,4]}}",
            List.of(
                new Change.Append(STOP, Samples.json("5")),
                new Change.Remove(STOP, 0),
                new Change.Replace(STOP, 3, Samples.json("40")),
                new Change.Remove(STOP, 2),
                new Change.Remove(STOP, 2)),
            "{\"hooks\":{\"Stop\":[2,40,5]}}"),
        Arguments.of(
            Format.JSON,
            "{\n  \"hooks\": {\n    \"Stop\": [\n      1,\n      2\n    ]\n  }\n}\n",
            List.of(new Change.Remove(STOP, 0), new Change.Remove(STOP, 1)),
            "{\n  \"hooks\": {\n    \"Stop\": []\n  }\n}\n"),
        Arguments.of(
            Format.JSON,
            "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n",
            List.of(
                new Change.Drop(List.of(), "b"),
                new Change.Drop(List.of(), "c"),
                new Change.Drop(List.of("none"), "x")),
            "{\n  \"a\": 1\n}\n"),
        Arguments.of(
            Format.JSON,
            "{\n  \"hooks\": {\n    \"Stop\": [\n      {\n        \"command\": \"old\"\n      }\n    ]\n  }\n}\n",
            List.of(new Change.Replace(STOP, 0, OURS)),
            """
            {
              "hooks": {
                "Stop": [
                  {
                    "command": "aiwatch",
                    "timeout": 30
                  }
                ]
              }
            }
            """),
        Arguments.of(
            Format.JSON,
            "{\n  \"hooks\": {\n    \"Stop\": [\n      {\"command\": \"old\"}\n    ]\n  }\n}\n",
            List.of(new Change.Replace(STOP, 0, OURS)),
            """
            {
              "hooks": {
                "Stop": [
                  {"command": "aiwatch", "timeout": 30}
                ]
              }
            }
            """),
        Arguments.of(
            Format.JSONC,
            "{\"a\": [1, /* one */ 2, 3,],}",
            List.of(new Change.Remove(List.of("a"), 2), new Change.Remove(List.of("a"), 0)),
            "{\"a\": [/* one */ 2,],}"),
        Arguments.of(
            Format.JSONC,
            "{\"a\": [\n  // mine\n  1 // one\n]}",
            List.of(new Change.Remove(List.of("a"), 0)),
            "{\"a\": [\n  // mine // one\n]}"),
        Arguments.of(
            Format.TOML,
            "# top\n[features]\nhooks = false # why\na = 1\n",
            List.of(new Change.Put(List.of("features"), "hooks", Samples.json("true"))),
            "# top\n[features]\nhooks = true # why\na = 1\n"),
        Arguments.of(
            Format.TOML,
            "[features]\nhooks = true\na = 1\n",
            List.of(new Change.Drop(List.of("features"), "hooks")),
            "[features]\na = 1\n"),
        Arguments.of(
            Format.TOML,
            "[features]\nhooks = true",
            List.of(new Change.Drop(List.of("features"), "hooks")),
            "[features]"),
        Arguments.of(
            Format.TOML,
            "a = 1\nfeatures.hooks = true\n",
            List.of(new Change.Drop(List.of("features"), "hooks")),
            "a = 1\nfeatures = {}\n"),
        Arguments.of(
            Format.TOML,
            "features = { hooks = true, a = 1 }\n",
            List.of(new Change.Drop(List.of("features"), "hooks")),
            "features = { a = 1 }\n"),
        Arguments.of(
            Format.TOML,
            "a = 1\n\n[features]\nhooks = true\n",
            List.of(
                new Change.Drop(List.of("features"), "hooks"),
                new Change.Drop(List.of(), "features")),
            "a = 1\n"),
        Arguments.of(
            Format.TOML,
            "[t]\na = 1\n",
            List.of(new Change.Put(List.of(), "root", Samples.json("\"x\""))),
            "root = \"x\"\n[t]\na = 1\n"),
        Arguments.of(
            Format.YAML,
            "hooks:\n  Stop:\n    - command: old  # theirs\n      timeout: 3\n    # between\n    - b\n",
            List.of(new Change.Replace(STOP, 0, OURS)),
            "hooks:\n  Stop:\n    - command: \"aiwatch\"\n      timeout: 30\n    # between\n    - b\n"),
        Arguments.of(
            Format.YAML,
            "hooks:\n  Stop:  # ours\n  - a\n  # between\n  - b\nx: 1\n",
            List.of(new Change.Remove(STOP, 0), new Change.Remove(STOP, 1)),
            "hooks:\n  Stop: []  # ours\n  # between\nx: 1\n"),
        Arguments.of(
            Format.YAML,
            "hooks: {Stop: [a, b, c]}\n",
            List.of(new Change.Remove(STOP, 0), new Change.Remove(STOP, 2)),
            "hooks: {Stop: [b]}\n"),
        Arguments.of(
            Format.YAML,
            "hooks:\n  Stop:\n  - a\n  other: 1\nhooks_auto_accept: true\n",
            List.of(
                new Change.Drop(List.of("hooks"), "Stop"),
                new Change.Drop(List.of(), "hooks_auto_accept")),
            "hooks:\n  other: 1\n"),
        Arguments.of(
            Format.YAML,
            "a: 1\nb:\n",
            List.of(
                new Change.Put(List.of(), "a", Samples.json("2")),
                new Change.Put(List.of(), "b", Samples.json("\"x\""))),
            "a: 2\nb: \"x\"\n"));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource
  void changed(Format format, String before, List<Change> changes, String after) {
    assertThat(
            Samples.text(Samples.edited(Editors.of(format), Samples.bytes(before), changes).text()))
        .isEqualTo(after);
  }

  static Stream<Arguments> undone_later() {
    return Stream.of(
        Arguments.of(
            "another program wrote the file anew",
            Format.JSON,
            "{}\n",
            "{\"hooks\":{\"Stop\":[{\"command\":\"aiwatch\",\"timeout\":30}]},\"theirs\":1}",
            "{\"theirs\":1}"),
        Arguments.of(
            "somebody has put an entry behind ours",
            Format.JSON,
            "{}\n",
            """
            {
              "hooks": {
                "Stop": [
                  {"command": "aiwatch", "timeout": 30},
                  {"command": "theirs"}
                ]
              }
            }
            """,
            "{\n  \"hooks\": {\n    \"Stop\": [\n      {\"command\": \"theirs\"}\n    ]\n  }\n}\n"),
        Arguments.of(
            "the list was there before",
            Format.JSON,
            "{\"hooks\": {\"Stop\": []}}",
            "{\"x\": 1, \"hooks\": {\"Stop\": [{\"command\": \"aiwatch\", \"timeout\": 30}]}}",
            "{\"x\": 1, \"hooks\": {\"Stop\": []}}"),
        Arguments.of(
            "the list was null",
            Format.JSON,
            "{\"hooks\": {\"Stop\": null}}",
            "{\"x\": 1, \"hooks\": {\"Stop\": [{\"command\": \"aiwatch\", \"timeout\": 30}]}}",
            "{\"x\": 1, \"hooks\": {\"Stop\": null}}"),
        Arguments.of(
            "ours is gone, its list is not",
            Format.JSON,
            "{}\n",
            "{\"x\": 1, \"hooks\": {\"Stop\": []}}",
            "{\"x\": 1}"),
        Arguments.of(
            "PyYAML wrote the file anew",
            Format.YAML,
            "# mine\nhooks:\n",
            "hooks:\n  Stop:\n  - command: aiwatch\n    timeout: 30\n  post: []\nx: 1\n",
            "hooks:\n  post: []\nx: 1\n"),
        Arguments.of(
            "the whole of a YAML file was ours",
            Format.YAML,
            "# mine\n",
            "# mine\n# and more\nhooks:\n  Stop:\n  - command: aiwatch\n    timeout: 30\n",
            "# mine\n# and more\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void undone_later(String name, Format format, String before, String since, String after) {
    Editor editor = Editors.of(format);
    Edit.Edited edited =
        Samples.edited(editor, Samples.bytes(before), List.of(new Change.Append(STOP, OURS)));
    assertThat(editor.undo(Samples.bytes(since), Samples.kept(edited)).map(Samples::text))
        .hasValue(after);
  }

  @Test
  void nothing_of_ours_is_no_undo() {
    Editor editor = Editors.of(Format.JSON);
    Edit.Edited edited =
        Samples.edited(editor, editor.blank(), List.of(new Change.Append(STOP, OURS)));
    assertThat(editor.undo(editor.blank(), Samples.kept(edited))).isEmpty();
    assertThat(editor.undo(Samples.bytes("{"), Samples.kept(edited))).isEmpty();
  }

  @Test
  void what_is_replaced_is_not_remembered() {
    Editor editor = Editors.of(Format.JSON);
    Edit.Edited edited =
        Samples.edited(
            editor,
            Samples.bytes("{\"hooks\":{\"Stop\":[{\"env\":\"private\"},2]},\"token\":\"private\"}"),
            List.of(new Change.Replace(STOP, 0, OURS), new Change.Append(STOP, OURS)));
    assertThat(edited.undo().json().toString()).doesNotContain("private");
    assertThat(editor.undo(edited.text(), Samples.kept(edited)).map(Samples::text))
        .hasValue("{\"hooks\":{\"Stop\":[2]},\"token\":\"private\"}");
  }

  @Test
  void an_undo_that_is_none_is_not_read() {
    assertThat(Undo.of(Samples.json("{}"))).isEmpty();
    assertThat(Undo.of(Samples.json("[]"))).isEmpty();
    assertThat(Undo.of(Samples.json("{\"pieces\":[{\"at\":\"x\"}],\"steps\":[]}"))).isEmpty();
    assertThat(Undo.of(Samples.json("{\"pieces\":[],\"steps\":[{\"path\":[],\"made\":3}]}")))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("com.runlayer.aiwatch.setup.edit.Format#values")
  void a_large_file_is_edited(Format format) {
    String line =
        switch (format) {
          case JSON, JSONC -> "  \"name%d\": [1, {\"x\": \"y\"}],\n";
          case TOML -> "name%d = [1, 'y']\n";
          case YAML -> "name%d: [1, {x: \"y\"}]\n";
        };
    boolean json = format == Format.JSON || format == Format.JSONC;
    StringBuilder text = new StringBuilder(json ? "{\n" : "");
    for (int i = 0; text.length() < format.maxBytes() - 1_000; i++) {
      text.append(line.formatted(i));
    }
    byte[] before = Samples.bytes(text.append(json ? "  \"end\": 1\n}\n" : "").toString());
    Editor editor = Editors.of(format);
    Change change =
        format == Format.TOML
            ? new Change.Put(List.of("features"), "hooks", Samples.json("true"))
            : new Change.Append(STOP, OURS);
    Edit.Edited edited = Samples.edited(editor, before, List.of(change));
    assertThat(edited.text().length).isGreaterThan(before.length);
    assertThat(editor.undo(edited.text(), Samples.kept(edited))).hasValue(before);
  }
}
