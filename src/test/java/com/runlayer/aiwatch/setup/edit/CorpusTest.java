// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of the corpus takes our entries and gives them back.
class CorpusTest {
  private static final JsonNode HANDLER =
      Samples.json(
          "{\"hooks\":[{\"type\":\"command\",\"command\":\"/usr/local/lib/runlayer/aiwatch/aiwatch\","
              + "\"args\":[\"hook\",\"--client\",\"claude_code\"],\"timeout\":30,\"onFailure\":\"block\"}]}");
  private static final JsonNode ENTRY =
      Samples.json(
          "{\"command\":\"/usr/local/lib/runlayer/aiwatch/aiwatch hook --client hermes\","
              + "\"timeout\":30,\"fail_closed\":true}");

  static Stream<Path> json() {
    return Samples.files("json");
  }

  static Stream<Path> toml() {
    return Samples.files("toml");
  }

  static Stream<Path> yaml() {
    return Samples.files("yaml");
  }

  @ParameterizedTest
  @MethodSource
  void json(Path file) {
    boolean loose = file.toString().endsWith(".jsonc");
    lists(
        Editors.of(loose ? Format.JSONC : Format.JSON),
        file,
        HANDLER,
        List.of("PreToolUse", "Stop", "stop", "SessionEnd"));
  }

  @ParameterizedTest
  @MethodSource
  void yaml(Path file) {
    lists(
        Editors.of(Format.YAML),
        file,
        ENTRY,
        List.of("pre_tool_call", "post_tool_call", "on_session_end"));
  }

  @ParameterizedTest
  @MethodSource
  void toml(Path file) {
    Editor editor = Editors.of(Format.TOML);
    byte[] before = Samples.content(file);
    JsonNode old = Samples.tree(editor, before).path("features").path("hooks");
    Edit.Edited edited =
        Samples.edited(
            editor,
            before,
            List.of(new Change.Put(List.of("features"), "hooks", BooleanNode.TRUE)));
    assertThat(Samples.tree(editor, edited.text()).path("features").path("hooks").asBoolean())
        .isTrue();
    if (old.isMissingNode()) {
      assertThat(editor.undo(edited.text(), Samples.kept(edited))).hasValue(before);
    } else if (old.asBoolean()) {
      assertThat(edited.text()).isSameAs(before);
    } else {
      assertThat(Samples.text(editor.undo(edited.text(), Samples.kept(edited)).orElseThrow()))
          .isEqualTo(Samples.text(before).replace("hooks = false ", ""));
    }
  }

  private static void lists(Editor editor, Path file, JsonNode ours, List<String> events) {
    byte[] before = Samples.content(file);
    JsonNode old = Samples.tree(editor, before);
    List<Change> changes = new ArrayList<>();
    for (String event : events) {
      changes.add(new Change.Append(List.of("hooks", event), ours));
    }
    Edit.Edited edited = Samples.edited(editor, before, changes);
    JsonNode after = Samples.tree(editor, edited.text());

    assertThat(Samples.without(after, List.of(ours))).isEqualTo(Samples.without(old, List.of()));
    assertThat(Samples.text(editor.undo(edited.text(), Samples.kept(edited)).orElseThrow()))
        .isEqualTo(Samples.text(before));
    assertThat(Samples.edited(editor, edited.text(), List.of()).text()).isSameAs(edited.text());

    List<Change> removed = new ArrayList<>();
    boolean held = true;
    for (String event : events) {
      ArrayNode list = (ArrayNode) after.path("hooks").path(event);
      removed.add(new Change.Remove(List.of("hooks", event), list.size() - 1));
      held &= !old.path("hooks").path(event).isEmpty();
    }
    byte[] rest = Samples.edited(editor, edited.text(), removed).text();
    if (held) {
      assertThat(Samples.text(rest)).isEqualTo(Samples.text(before));
    } else {
      assertThat(Samples.without(Samples.tree(editor, rest), List.of()))
          .isEqualTo(Samples.without(old, List.of()));
    }
  }
}
