// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes YAML in its block and flow styles, with plain and quoted words, comments, anchors and a
/// second document that counts for nothing.
final class LooseYaml {
  private static final Set<String> NO_PLAIN_WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private final Random random;
  private final Secrets secrets;
  private final StringBuilder out = new StringBuilder();
  private int anchors;

  LooseYaml(Random random, Secrets secrets) {
    this.random = random;
    this.secrets = secrets;
  }

  String write(Map<String, Object> tree) {
    if (random.nextInt(4) == 0) {
      out.append("---\n");
    }
    if (tree.isEmpty()) {
      return out.append("# nothing yet\n").toString();
    }
    map(tree, 0);
    if (random.nextInt(6) == 0) {
      out.append("---\nmcpServers:\n  second: {command: ").append(secrets.placed()).append("}\n");
    }
    return out.toString();
  }

  private void map(Map<?, ?> map, int depth) {
    map.forEach(
        (key, value) -> {
          comment(depth);
          out.append("  ".repeat(depth)).append(scalar(key)).append(':');
          block(value, depth);
        });
  }

  private void list(List<?> list, int depth) {
    for (Object each : list) {
      out.append("  ".repeat(depth)).append("-");
      if (each instanceof Map<?, ?> map && !map.isEmpty() && random.nextBoolean()) {
        // The first member on the line of the dash.
        int start = out.length();
        map(map, depth + 1);
        int indented = (depth + 1) * 2;
        if (out.charAt(start + indented) == '#') {
          out.insert(start, '\n');
        } else {
          out.delete(start, start + indented).insert(start, ' ');
        }
      } else {
        block(each, depth);
      }
    }
  }

  private void block(Object value, int depth) {
    boolean flow = random.nextInt(4) == 0;
    if (!flow && value instanceof Map<?, ?> map && !map.isEmpty()) {
      if (random.nextInt(8) == 0) {
        out.append(" &anchor").append(++anchors);
      }
      out.append('\n');
      map(map, depth + 1);
    } else if (!flow && value instanceof List<?> list && !list.isEmpty()) {
      out.append('\n');
      list(list, depth + 1);
    } else {
      out.append(' ').append(flow(value)).append('\n');
    }
  }

  private String flow(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> quoted(entry.getKey().toString()) + ": " + flow(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
      default -> scalar(value);
    };
  }

  private String scalar(Object value) {
    if (!(value instanceof String text)) {
      return value.toString();
    }
    boolean plain =
        text.matches("[A-Za-z][A-Za-z0-9_./-]*")
            && !NO_PLAIN_WORDS.contains(text.toLowerCase(Locale.ROOT));
    return plain && random.nextBoolean() ? text : quoted(text);
  }

  private String quoted(String text) {
    boolean single = text.chars().noneMatch(c -> c < ' ') && random.nextBoolean();
    return single
        ? "'" + text.replace("'", "''") + "'"
        : '"' + LooseJson.escaped(text, '"', random.nextInt(8) == 0) + '"';
  }

  private void comment(int depth) {
    if (random.nextInt(8) == 0) {
      out.append("  ".repeat(depth)).append("# token: ").append(secrets.placed()).append('\n');
    }
  }
}
