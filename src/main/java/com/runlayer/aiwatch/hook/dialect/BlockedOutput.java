// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;

/// An output of Claude Code whose texts have been replaced.
///
/// Claude Code takes a replacement only if it has the shape of that tool's output, and shows the
/// model the original otherwise, without a word (observed on 2.1.330; its debug log: "does not
/// match Bash's output shape"). The words by which a shape is told from another therefore stay:
/// they are the client's own and carry nothing of the output.
final class BlockedOutput {
  /// After so many texts the rest is replaced by less, so that an answer cannot grow without limit.
  private static final int MAX_REASONS = 1_000;

  private static final TextNode REST = TextNode.valueOf("Blocked.");

  private static final Set<String> SHAPES = Set.of("type", "mode", "status");

  private static final Set<String> SHAPE_WORDS =
      Set.of(
          "text",
          "image",
          "notebook",
          "pdf",
          "parts",
          "file_unchanged",
          "create",
          "update",
          "content",
          "count",
          "files_with_matches",
          "completed",
          "async_launched");

  private final TextNode reason;
  private int replaced;

  BlockedOutput(String reason) {
    this.reason = TextNode.valueOf(reason);
  }

  /// The output with every text replaced by the reason.
  JsonNode replace(JsonNode output) {
    return switch (output) {
      case ObjectNode object -> {
        ObjectNode other = Json.object();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          boolean shape = SHAPES.contains(field.getKey()) && isShapeWord(field.getValue());
          other.set(field.getKey(), shape ? field.getValue() : replace(field.getValue()));
        }
        yield other;
      }
      case ArrayNode array -> {
        ArrayNode other = array.arrayNode(array.size());
        array.forEach(element -> other.add(replace(element)));
        yield other;
      }
      case TextNode _ -> ++replaced <= MAX_REASONS ? reason : REST;
      default -> output;
    };
  }

  /// Whether there was a text to replace; an output without any reaches the model as it is.
  boolean hasReplaced() {
    return replaced > 0;
  }

  private static boolean isShapeWord(JsonNode value) {
    return value.isTextual() && SHAPE_WORDS.contains(value.textValue());
  }
}
