// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Editors against documents that nobody thought of. A failure names the seed in the test's name.
class GeneratedTest {
  private static final int DOCUMENTS = 150;
  private static final int MUTATIONS = 25;
  private static final List<String> EVENTS = List.of("Stop", "pre_tool_call", "New");
  private static final JsonNode OURS =
      Samples.json("{\"command\":\"aiwatch hook\",\"timeout\":30,\"fail_closed\":true}");

  static Stream<Arguments> documents() {
    long base = System.nanoTime();
    return Stream.of(Format.values())
        .flatMap(
            format -> IntStream.range(0, DOCUMENTS).mapToObj(i -> Arguments.of(format, base + i)));
  }

  @ParameterizedTest(name = "{0} of seed {1}")
  @MethodSource("documents")
  void undo_gives_back_every_byte(Format format, long seed) {
    GeneratedDocument generated = new GeneratedDocument(new Random(seed), format);
    byte[] before = Samples.bytes(generated.text());
    Editor editor = Editors.of(format);
    JsonNode old = Samples.tree(editor, before);
    assertThat(Samples.edited(editor, before, List.of()).text()).isSameAs(before);

    Edit.Edited edited = Samples.edited(editor, before, changes(format));
    JsonNode after = Samples.tree(editor, edited.text());

    if (format == Format.TOML) {
      assertThat(after.path("features").path("hooks")).isEqualTo(BooleanNode.TRUE);
    } else {
      for (String event : EVENTS) {
        JsonNode list = after.path("hooks").path(event);
        assertThat(list.get(list.size() - 1)).isEqualTo(OURS);
      }
      assertThat(Samples.without(after, List.of(OURS))).isEqualTo(Samples.without(old, List.of()));
    }
    assertThat(editor.undo(edited.text(), Samples.kept(edited)).map(Samples::text).orElseThrow())
        .isEqualTo(Samples.text(before));
  }

  @ParameterizedTest(name = "{0} of seed {1}")
  @MethodSource("documents")
  void undo_finds_ours_after_others_have_written(Format format, long seed) {
    Random random = new Random(seed);
    byte[] before = Samples.bytes(new GeneratedDocument(random, format).text());
    Editor editor = Editors.of(format);
    Edit.Edited edited = Samples.edited(editor, before, changes(format));
    List<Change> theirs =
        List.of(
            new Change.Put(List.of(), "theirs", Samples.json(random.nextBoolean() ? "1" : "true")));
    byte[] since = Samples.edited(editor, edited.text(), theirs).text();

    JsonNode undone = Samples.tree(editor, editor.undo(since, Samples.kept(edited)).orElseThrow());

    assertThat(undone)
        .isEqualTo(Samples.tree(editor, Samples.edited(editor, before, theirs).text()));
    assertThat(editor.undo(before, Samples.kept(edited))).isEmpty();
  }

  @ParameterizedTest(name = "{0} of seed {1}")
  @MethodSource("documents")
  void removing_ours_gives_back_every_byte_of_a_list_of_others(Format format, long seed) {
    if (format == Format.TOML) {
      return;
    }
    byte[] before = Samples.bytes(new GeneratedDocument(new Random(seed), format).text());
    Editor editor = Editors.of(format);
    JsonNode old = Samples.tree(editor, before);
    List<Change> added = new ArrayList<>();
    List<Change> removed = new ArrayList<>();
    for (String event : EVENTS) {
      int size = old.path("hooks").path(event).size();
      if (size > 0) {
        added.add(new Change.Append(List.of("hooks", event), OURS));
        removed.add(new Change.Remove(List.of("hooks", event), size));
      }
    }
    byte[] after = Samples.edited(editor, before, added).text();
    assertThat(Samples.text(Samples.edited(editor, after, removed).text()))
        .isEqualTo(Samples.text(before));
  }

  static Stream<Arguments> files() {
    long base = System.nanoTime();
    return Stream.of(Format.JSONC, Format.TOML, Format.YAML)
        .flatMap(
            format ->
                Samples.files(format.label().toLowerCase(Locale.ROOT))
                    .map(file -> Arguments.of(format, file, base + file.hashCode())));
  }

  /// Whatever a file holds, an editor answers; and what it did it can take back.
  @ParameterizedTest(name = "{1}, seed {2}")
  @MethodSource("files")
  void flipped_bytes_are_refused_or_survive(Format format, Path file, long seed) {
    Random random = new Random(seed);
    Editor editor = Editors.of(format);
    byte[] content = Samples.content(file);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = mutated(content, random);
      Edit edit = editor.apply(mutated, changes(format));
      if (edit instanceof Edit.Edited edited && !edited.undo().pieces().isEmpty()) {
        Optional<byte[]> undone = editor.undo(edited.text(), Samples.kept(edited));
        assertThat(undone.map(Samples::text)).hasValue(Samples.text(mutated));
      }
      if (edit instanceof Edit.Refused refused) {
        assertThat(refused.clause()).isNotBlank();
        assertThat(editor.undo(mutated, kept(format))).isEmpty();
      }
    }
  }

  /// What an edit of an empty file leaves to be undone.
  private static Undo kept(Format format) {
    Editor editor = Editors.of(format);
    return Samples.kept(Samples.edited(editor, editor.blank(), changes(format)));
  }

  private static byte[] mutated(byte[] content, Random random) {
    byte[] mutated = content.clone();
    int count = 1 + random.nextInt(3);
    String likely = "{}[]\",:#'-\\/\n\r\t .=|>&*!%~0a\u0000";
    for (int i = 0; i < count && mutated.length > 0; i++) {
      int at = random.nextInt(mutated.length);
      mutated[at] =
          random.nextInt(4) == 0
              ? (byte) random.nextInt(256)
              : (byte) likely.charAt(random.nextInt(likely.length()));
    }
    return mutated;
  }

  private static List<Change> changes(Format format) {
    if (format == Format.TOML) {
      return List.of(new Change.Put(List.of("features"), "hooks", BooleanNode.TRUE));
    }
    List<Change> changes = new ArrayList<>();
    EVENTS.forEach(event -> changes.add(new Change.Append(List.of("hooks", event), OURS)));
    return changes;
  }
}
