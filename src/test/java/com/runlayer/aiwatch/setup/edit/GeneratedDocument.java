// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Settings as people and programs write them: any layout, comments where the notation has them,
/// hooks of others or none.
///
/// @param random where everything comes from
/// @param format of the text
record GeneratedDocument(Random random, Format format) {
  private static final List<String> NAMES =
      List.of("model", "env", "a", "b-c", "with space", "ü", "x.y", "list", "Zz", "q\"uote");
  private static final List<String> EVENTS = List.of("Stop", "pre_tool_call", "other");

  String text() {
    String newLine = random.nextInt(4) == 0 ? "\r\n" : "\n";
    String text =
        switch (format) {
          case JSON -> json(false);
          case JSONC -> json(true);
          case TOML -> toml();
          case YAML -> yaml();
        };
    String cut = text.stripTrailing();
    // A block of text that the end of the file cuts off is refused.
    boolean whole = random.nextInt(4) > 0 || cut.endsWith(" hooks:");
    String ended = whole ? text : cut;
    return (random.nextInt(8) == 0 ? "\uFEFF" : "") + ended.replace("\n", newLine);
  }

  // JSON

  private String json(boolean comments) {
    JsonWriter writer = new JsonWriter(comments, random.nextInt(4) > 0);
    writer.members(0, true);
    return writer.out + (random.nextBoolean() ? "\n" : "");
  }

  /// One document; each container is in lines or in one line, as dice fall.
  private final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final boolean comments;
    private final boolean lines;
    private final String unit = List.of("  ", "    ", "\t", "").get(random.nextInt(4));
    private final String colon = List.of(": ", ":", " : ").get(random.nextInt(3));

    JsonWriter(boolean comments, boolean lines) {
      this.comments = comments;
      this.lines = lines;
    }

    void members(int depth, boolean root) {
      List<String> names = names(random.nextInt(4));
      if (root && random.nextInt(5) > 0) {
        names.add(random.nextInt(names.size() + 1), "hooks");
      }
      container(
          depth,
          '{',
          '}',
          names.size(),
          i -> {
            out.append(JsonStyle.quoted(names.get(i))).append(colon);
            if (root && names.get(i).equals("hooks")) {
              hooks(depth + 1);
            } else {
              value(depth + 1);
            }
          });
    }

    private void hooks(int depth) {
      if (random.nextInt(6) == 0) {
        out.append("null");
        return;
      }
      List<String> events = new ArrayList<>(EVENTS);
      events.removeIf(event -> random.nextInt(3) == 0);
      container(
          depth,
          '{',
          '}',
          events.size(),
          i -> {
            out.append(JsonStyle.quoted(events.get(i))).append(colon);
            if (random.nextInt(6) == 0) {
              out.append("null");
            } else {
              container(depth + 1, '[', ']', random.nextInt(3), j -> members(depth + 2, false));
            }
          });
    }

    private void value(int depth) {
      switch (depth > 4 ? random.nextInt(3) : random.nextInt(5)) {
        case 0 -> out.append(random.nextInt(1000) - 500);
        case 1 ->
            out.append(List.of("true", "false", "null", "1.50", "1e3").get(random.nextInt(5)));
        case 2 -> out.append(JsonStyle.quoted("s // {[\\\"]} ☕😀" + random.nextInt(10)));
        case 3 -> members(depth, false);
        default -> container(depth, '[', ']', random.nextInt(3), i -> value(depth + 1));
      }
    }

    private void container(int depth, char begin, char end, int count, Writer writer) {
      boolean inLines = lines && random.nextInt(4) > 0;
      out.append(begin);
      for (int i = 0; i < count; i++) {
        comment(inLines && i == 0);
        space(inLines, depth + 1);
        writer.write(i);
        boolean last = i == count - 1;
        if (!last || (comments && random.nextInt(4) == 0)) {
          out.append(",");
          comment(inLines);
        } else if (last) {
          comment(inLines);
        }
      }
      if (count > 0 || random.nextInt(5) == 0) {
        space(inLines, depth);
      }
      out.append(end);
    }

    private void comment(boolean endsLine) {
      if (comments && random.nextInt(4) == 0) {
        out.append(endsLine && random.nextBoolean() ? " // it's {[\"" : " /* \" } */");
      }
    }

    private void space(boolean inLines, int depth) {
      if (inLines) {
        out.append("\n").append(unit.repeat(depth));
      } else if (random.nextBoolean()) {
        out.append(" ");
      }
    }
  }

  private interface Writer {
    void write(int index);
  }

  private List<String> names(int count) {
    List<String> names = new ArrayList<>(NAMES);
    while (names.size() > count) {
      names.remove(random.nextInt(names.size()));
    }
    return names;
  }

  // TOML

  private String toml() {
    StringBuilder out = new StringBuilder();
    int features = random.nextInt(6);
    assignments(out, "");
    if (features == 1) {
      out.append("features.a = 1\nfeatures . b.c = [1,\n 2] # c\n");
    } else if (features == 2) {
      out.append("features = {")
          .append(List.of("", " ", " a = 1 ", "a=[1, {x = 2}], b.c = '}'").get(random.nextInt(4)))
          .append("} # f\n");
    }
    for (String table : List.of("t", "\"u.v\".w", "features", "arr", "last")) {
      boolean header = !table.equals("features") || features == 3;
      if (header && (table.equals("features") || random.nextBoolean())) {
        comment(out);
        out.append(table.equals("arr") ? "[[arr]]" : "[" + table + "]");
        out.append(random.nextInt(3) == 0 ? " # head\n" : "\n");
        assignments(out, random.nextInt(3) == 0 ? "  " : "");
      } else if (table.equals("features") && features == 4) {
        out.append("[features.sub]\nx = 1\n");
      }
    }
    return out.toString();
  }

  private void assignments(StringBuilder out, String indent) {
    for (String name : names(random.nextInt(4))) {
      comment(out);
      out.append(indent).append(TomlNotation.name(name)).append(random.nextBoolean() ? " = " : "=");
      out.append(
          List.of(
                  "1",
                  "0x1F",
                  "true",
                  "\"[features]\"",
                  "'#'",
                  "\"\"\"\n[features]\nhooks = 1\n\"\"\"",
                  "[ 1, # one\n  2 ]",
                  "{ k = \"}\", l = [ { m = 1 } ] }",
                  "1979-05-27 07:32:00",
                  "-1.5e3")
              .get(random.nextInt(10)));
      out.append(random.nextInt(3) == 0 ? "   # why\n" : "\n");
    }
  }

  private void comment(StringBuilder out) {
    if (random.nextInt(4) == 0) {
      out.append(random.nextBoolean() ? "# it's [\"\n" : "\n");
    }
  }

  // YAML

  private String yaml() {
    StringBuilder out = new StringBuilder();
    int unit = 2 + random.nextInt(3);
    int dash = random.nextBoolean() ? 0 : unit;
    if (random.nextInt(6) == 0) {
      out.append("---\n");
    }
    List<String> names = names(random.nextInt(4));
    if (random.nextInt(5) > 0) {
      names.add(random.nextInt(names.size() + 1), "hooks");
    }
    for (String name : names) {
      comment(out);
      out.append(YamlStyle.name(name)).append(":");
      if (name.equals("hooks")) {
        yamlHooks(out, unit, dash);
      } else {
        yamlValue(out, unit, dash, 0);
      }
    }
    comment(out);
    return out.toString();
  }

  private void yamlHooks(StringBuilder out, int unit, int dash) {
    switch (random.nextInt(6)) {
      case 0 -> out.append(end());
      case 1 ->
          out.append(List.of(" {}", " null", " ~", " { }").get(random.nextInt(4))).append(end());
      case 2 -> out.append(" {Stop: [{command: \"a\"}, {b: 1}], other: []}").append(end());
      default -> {
        out.append(end());
        List<String> events = new ArrayList<>(EVENTS);
        events.removeIf(event -> random.nextInt(3) == 0);
        if (events.isEmpty()) {
          events.add("other");
        }
        for (String event : events) {
          comment(out);
          out.append(" ".repeat(unit)).append(event).append(":");
          yamlEvent(out, unit, dash);
        }
      }
    }
  }

  private void yamlEvent(StringBuilder out, int unit, int dash) {
    switch (random.nextInt(5)) {
      case 0 ->
          out.append(List.of(" []", "", " null", " [ ]").get(random.nextInt(4))).append(end());
      case 1 -> out.append(" [{command: a}, {command: \"#\", x: [1]}]").append(end());
      default -> {
        out.append(end());
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
          comment(out);
          String indent = " ".repeat(unit + dash);
          out.append(indent).append("- command:");
          yamlScalar(out, unit + dash + 4);
          if (random.nextBoolean()) {
            out.append(indent).append("  timeout: 5").append(end());
          }
        }
      }
    }
  }

  private void yamlValue(StringBuilder out, int unit, int dash, int depth) {
    String indent = " ".repeat(unit * (depth + 1));
    switch (depth > 2 ? 0 : random.nextInt(3)) {
      case 0 -> yamlScalar(out, unit * (depth + 1));
      case 1 -> {
        out.append(end());
        for (String name : names(1 + random.nextInt(2))) {
          comment(out);
          out.append(indent).append(YamlStyle.name(name)).append(":");
          yamlValue(out, unit, dash, depth + 1);
        }
      }
      default -> {
        out.append(end());
        out.append(" ".repeat(unit * depth + dash)).append("-");
        yamlScalar(out, unit * depth + dash + 2);
        out.append(" ".repeat(unit * depth + dash)).append("- [x, {y: z}]").append(end());
      }
    }
  }

  private void yamlScalar(StringBuilder out, int indent) {
    String deeper = " ".repeat(indent);
    switch (random.nextInt(6)) {
      case 0 ->
          out.append(" |\n").append(deeper).append("# text\n").append(deeper).append("hooks:\n");
      case 1 -> out.append(" >-\n").append(deeper).append("a\n\n").append(deeper).append("b\n");
      case 2 -> out.append(" plain\n").append(deeper).append("goes on").append(end());
      case 3 -> out.append(" \"☕ 😀 # no \\\" {\"").append(end());
      case 4 -> out.append(" 'it''s'").append(end());
      default -> out.append(" ").append(random.nextInt(100)).append(end());
    }
  }

  private String end() {
    return random.nextInt(4) == 0 ? "  # it's {[\"\n" : "\n";
  }
}
