// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the tests of editors share: files, changes, and what an edit says.
final class Samples {
  private Samples() {}

  /// The files of a folder below `setup`, by name.
  static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/setup", folder))) {
      List<Path> sorted = files.sorted().toList();
      return sorted.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JsonText.mapper(false).readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static JsonNode tree(Editor editor, byte[] text) {
    Reading reading = editor.read(text);
    assertThat(reading).isInstanceOf(Reading.Tree.class);
    return ((Reading.Tree) reading).root();
  }

  static Edit.Edited edited(Editor editor, byte[] text, List<? extends Change> changes) {
    Edit edit = editor.apply(text, List.copyOf(changes));
    assertThat(edit).isInstanceOf(Edit.Edited.class);
    return (Edit.Edited) edit;
  }

  /// The undo of an edit, kept and read again.
  static Undo kept(Edit.Edited edited) {
    return Undo.of(json(edited.undo().json().toString())).orElseThrow();
  }

  /// The tree without the items that equal one of the given, and without the lists and objects
  /// that held nothing else.
  static JsonNode without(JsonNode tree, List<JsonNode> ours) {
    if (tree instanceof ObjectNode object) {
      ObjectNode rest = object.objectNode();
      object
          .properties()
          .forEach(
              each -> {
                JsonNode value = without(each.getValue(), ours);
                if (!isVoid(value)) {
                  rest.set(each.getKey(), value);
                }
              });
      return rest;
    }
    if (tree instanceof ArrayNode list) {
      ArrayNode rest = list.arrayNode();
      list.forEach(
          each -> {
            if (!ours.contains(each)) {
              rest.add(without(each, ours));
            }
          });
      return rest;
    }
    return tree;
  }

  private static boolean isVoid(JsonNode value) {
    return value.isNull() || (value.isContainerNode() && value.isEmpty());
  }
}
