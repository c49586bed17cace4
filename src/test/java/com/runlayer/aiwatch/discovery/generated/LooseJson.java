// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Writes JSON as people do: with comments, trailing commas, odd spaces, other quotes and none.
final class LooseJson {
  private final Random random;
  private final Secrets secrets;
  private final boolean loose;
  private final StringBuilder out = new StringBuilder();

  LooseJson(Random random, Secrets secrets) {
    this.random = random;
    this.secrets = secrets;
    this.loose = random.nextInt(3) > 0;
  }

  String write(Map<String, Object> tree) {
    space();
    value(tree);
    space();
    return out.toString();
  }

  private void value(Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        List<Runnable> members = new ArrayList<>();
        map.forEach(
            (key, member) ->
                members.add(
                    () -> {
                      key(key.toString());
                      space();
                      out.append(':');
                      space();
                      value(member);
                    }));
        list('{', members, '}');
      }
      case List<?> list ->
          list('[', list.stream().map(each -> (Runnable) () -> value(each)).toList(), ']');
      case String text -> string(text);
      default -> out.append(value);
    }
  }

  private void list(char open, List<Runnable> members, char close) {
    out.append(open);
    for (int i = 0; i < members.size(); i++) {
      space();
      members.get(i).run();
      space();
      if (i < members.size() - 1 || (loose && random.nextInt(3) == 0)) {
        out.append(',');
      }
    }
    space();
    out.append(close);
  }

  private void key(String key) {
    if (loose && key.matches("[A-Za-z_$][A-Za-z0-9_$]*") && random.nextInt(4) == 0) {
      out.append(key);
    } else {
      string(key);
    }
  }

  private void string(String text) {
    char quote = loose && text.indexOf('\'') < 0 && random.nextInt(5) == 0 ? '\'' : '"';
    out.append(quote).append(escaped(text, quote, random.nextInt(8) == 0)).append(quote);
  }

  /// The inside of a quoted string, as JSON, YAML and TOML all read it.
  ///
  /// @param ascii whether everything else is escaped too
  static String escaped(String text, char quote, boolean ascii) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == quote) {
        escaped.append('\\').append(c);
      } else if (c == '\n') {
        escaped.append("\\n");
      } else if (c == '\t') {
        escaped.append("\\t");
      } else if (ascii && c > 126) {
        escaped.append("\\u").append(String.format("%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private void space() {
    switch (random.nextInt(10)) {
      case 0, 1 -> out.append('\n');
      case 2, 3 -> out.append("  ");
      case 4 -> {
        if (loose) {
          out.append("// not \"this\": ").append(secrets.placed()).append('\n');
        }
      }
      case 5 -> {
        if (loose) {
          out.append("/* token: ").append(secrets.placed().replace("*", "")).append(", */");
        }
      }
      default -> {}
    }
  }
}
