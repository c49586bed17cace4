// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/// What the head of a `SKILL.md` says about it. A head that is no YAML is no mistake of the skill:
/// people write colons into descriptions, and the clients take them line by line.
///
/// @param name at most 100 characters
/// @param description at most 1,024 characters
record FrontMatter(Optional<String> name, Optional<String> description) {
  private static final int MAX_HEAD = 64 * 1024;
  static final int MAX_NAME = 100;
  private static final int MAX_DESCRIPTION = 1_024;
  private static final int MAX_DEPTH = 20;
  private static final String FENCE = "---";

  static FrontMatter of(String text) {
    Optional<String> head = head(text);
    if (head.isEmpty()) {
      return new FrontMatter(Optional.empty(), Optional.empty());
    }
    try {
      return yaml(head.get());
    } catch (IOException | YAMLException e) {
      return lines(head.get());
    }
  }

  private static Optional<String> head(String text) {
    String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (!start.startsWith(FENCE)) {
      return Optional.empty();
    }
    int begin = start.indexOf('\n') + 1;
    int end = begin == 0 ? -1 : start.indexOf("\n" + FENCE, begin - 1);
    return end < 0 || end - begin > MAX_HEAD || end < begin
        ? Optional.empty()
        : Optional.of(start.substring(begin, end));
  }

  private static FrontMatter yaml(String head) throws IOException {
    YAMLFactory factory =
        YAMLFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    Optional<String> name = Optional.empty();
    Optional<String> description = Optional.empty();
    try (JsonParser parser = factory.createParser(head)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new FrontMatter(name, description);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
          if (key.equals("name")) {
            name = cut(parser.getText(), MAX_NAME);
          } else if (key.equals("description")) {
            description = cut(parser.getText(), MAX_DESCRIPTION);
          }
        }
        parser.skipChildren();
      }
    }
    return new FrontMatter(name, description);
  }

  private static FrontMatter lines(String head) {
    return new FrontMatter(
        line(head, "name:").flatMap(text -> cut(text, MAX_NAME)),
        line(head, "description:").flatMap(text -> cut(text, MAX_DESCRIPTION)));
  }

  private static Optional<String> line(String head, String key) {
    return head.lines()
        .filter(line -> line.startsWith(key))
        .findFirst()
        .map(line -> line.substring(key.length()));
  }

  /// Between code points.
  static Optional<String> cut(String text, int max) {
    String bare = text.strip();
    if (bare.codePointCount(0, bare.length()) > max) {
      bare = bare.substring(0, bare.offsetByCodePoints(0, max));
    }
    return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
  }
}
