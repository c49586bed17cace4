// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// Writes TOML with tables, arrays of tables, inline tables, dotted keys and all its quotes.
final class LooseToml {
  private final Random random;
  private final Secrets secrets;
  private final StringBuilder out = new StringBuilder();

  LooseToml(Random random, Secrets secrets) {
    this.random = random;
    this.secrets = secrets;
  }

  String write(Map<String, Object> tree) {
    table("", tree);
    return out.toString();
  }

  /// What is no table comes first: it would belong to the table above it otherwise.
  private void table(String path, Map<?, ?> table) {
    for (Map.Entry<?, ?> entry : table.entrySet()) {
      if (!isTable(entry.getValue()) && !isTables(entry.getValue())) {
        comment();
        out.append(key(entry.getKey())).append(random.nextBoolean() ? " = " : "=");
        out.append(inline(entry.getValue())).append('\n');
      }
    }
    for (Map.Entry<?, ?> entry : table.entrySet()) {
      String name = path + (path.isEmpty() ? "" : ".") + key(entry.getKey());
      if (isTable(entry.getValue())) {
        comment();
        out.append('[').append(name).append("]\n");
        table(name, (Map<?, ?>) entry.getValue());
      } else if (isTables(entry.getValue())) {
        for (Object each : (List<?>) entry.getValue()) {
          comment();
          out.append("[[").append(name).append("]]\n");
          table(name, (Map<?, ?>) each);
        }
      }
    }
  }

  private static boolean isTable(Object value) {
    return value instanceof Map;
  }

  private static boolean isTables(Object value) {
    return value instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(each -> each instanceof Map);
  }

  private String inline(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> key(entry.getKey()) + " = " + inline(entry.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case List<?> list ->
          list.stream()
              .map(this::inline)
              .collect(Collectors.joining(random.nextBoolean() ? ", " : ",\n  ", "[", "]"));
      case String text -> string(text);
      default -> value.toString();
    };
  }

  private String key(Object key) {
    String name = key.toString();
    return name.matches("[A-Za-z0-9_-]+") && random.nextBoolean() ? name : string(name);
  }

  private String string(String text) {
    boolean literal = text.chars().noneMatch(c -> c == '\'' || c < ' ') && random.nextBoolean();
    return literal
        ? "'" + text + "'"
        : '"' + LooseJson.escaped(text, '"', random.nextInt(8) == 0) + '"';
  }

  private void comment() {
    if (random.nextInt(6) == 0) {
      out.append("# token = \"").append(secrets.placed()).append("\"\n");
    }
  }
}
