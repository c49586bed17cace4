// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is left alone, and in which words.
class RefusalTest {
  private static final String SECRET = "sk-not-a-real-key";

  static Stream<Arguments> unreadable() {
    String deepList = "[".repeat(101) + "]".repeat(101);
    return Stream.of(
        Arguments.of(Format.JSON, "", "is not valid JSON: it is empty"),
        Arguments.of(Format.JSON, " \n", "is not valid JSON: it is empty"),
        Arguments.of(
            Format.JSON, "{\"a\": \"" + SECRET + "\",\n}", "is not valid JSON at line 2, column 1"),
        Arguments.of(
            Format.JSON, "{\"a\": 1}\n// " + SECRET, "is not valid JSON at line 2, column 1"),
        Arguments.of(
            Format.JSON, "{\"a\": " + SECRET + "}", "is not valid JSON at line 1, column 7"),
        Arguments.of(Format.JSON, "{\"a\": 'x'}", "is not valid JSON at line 1, column 7"),
        Arguments.of(Format.JSON, "{\"a\": 1} {}", "is not valid JSON at line 1, column 10"),
        Arguments.of(Format.JSON, "{\"a\": 1", "is not valid JSON at line 1, column 8"),
        Arguments.of(Format.JSON, "[]", "has something else than an object at its root"),
        Arguments.of(Format.JSON, "null", "has something else than an object at its root"),
        Arguments.of(
            Format.JSON,
            "{\"a\":" + deepList + "}",
            "goes beyond what is edited: 100 levels and numbers of 100 digits"),
        Arguments.of(
            Format.JSON,
            "{\"a\":" + "1".repeat(101) + "}",
            "goes beyond what is edited: 100 levels and numbers of 100 digits"),
        Arguments.of(Format.JSONC, "{/* \"a\": 1}", "is not valid JSON at line 1, column 12"),
        Arguments.of(Format.JSONC, "{a: 1}", "is not valid JSON at line 1, column 2"),
        Arguments.of(Format.TOML, "a = \n", "is not valid TOML at line 1"),
        Arguments.of(Format.TOML, "a = 1\na = 2\n", "is not valid TOML at line 3, column 1"),
        Arguments.of(Format.TOML, "[a]\n[b\n", "is not valid TOML at line 2"),
        Arguments.of(Format.TOML, "x = \"" + SECRET, "is not valid TOML at line 1"),
        Arguments.of(Format.TOML, "a = 0x" + "f".repeat(200), "is not valid TOML at line 1"),
        Arguments.of(Format.TOML, "a = " + "[".repeat(101), "is nested too deeply to be edited"),
        Arguments.of(Format.TOML, "a = 1 b = 2", "is not valid TOML at line 1, column 7"),
        Arguments.of(Format.YAML, "a: 1\n---\nb: 2\n", "holds more than one YAML document"),
        Arguments.of(Format.YAML, "a: 1\n\tb: 2\n", "is not valid YAML at line 2, column 1"),
        Arguments.of(Format.YAML, "a: [" + SECRET, "is not valid YAML at line 1, column 22"),
        Arguments.of(Format.YAML, "a: b: " + SECRET, "is not valid YAML at line 1, column 5"),
        Arguments.of(Format.YAML, "- a\n", "has something else than an object at its root"),
        Arguments.of(Format.YAML, "text", "has something else than an object at its root"),
        Arguments.of(
            Format.YAML, "a: &x 1\nb: [" + "*x, ".repeat(51) + "]", "uses more than 50 aliases"),
        Arguments.of(Format.YAML, "a: " + deepList, "is nested too deeply to be edited"));
  }

  @ParameterizedTest(name = "{0} {index}: {2}")
  @MethodSource
  void unreadable(Format format, String text, String clause) {
    Editor editor = Editors.of(format);
    assertThat(editor.read(Samples.bytes(text))).isEqualTo(new Reading.Unreadable(clause));
    assertThat(editor.apply(Samples.bytes(text), List.of(append("hooks", "Stop"))))
        .isEqualTo(new Edit.Refused(clause));
    assertThat(clause).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @MethodSource("com.runlayer.aiwatch.setup.edit.Format#values")
  void no_utf8(Format format) {
    Editor editor = Editors.of(format);
    String clause = "is not valid " + format.label() + ": it is no UTF-8 text";
    assertThat(editor.read("# ü".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new Reading.Unreadable(clause));
    assertThat(editor.read("{}".getBytes(StandardCharsets.UTF_16)))
        .isEqualTo(new Reading.Unreadable(clause));
  }

  @ParameterizedTest
  @MethodSource("com.runlayer.aiwatch.setup.edit.Format#values")
  void too_large(Format format) {
    byte[] text = Samples.bytes("#".repeat(format.maxBytes() + 1));
    assertThat(Editors.of(format).read(text))
        .isEqualTo(
            new Reading.Unreadable(
                format == Format.TOML || format == Format.YAML
                    ? "is larger than the 262,144 bytes that are edited"
                    : "is larger than the 1,048,576 bytes that are edited"));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(Format.JSON, "{\"hooks\": []}", "has something else than an object at hooks"),
        Arguments.of(
            Format.JSON,
            "{\"hooks\": {\"Stop\": {}}}",
            "has something else than a list at hooks.Stop"),
        Arguments.of(
            Format.JSON, "{\"hooks\": \"x\"}", "has something else than an object at hooks"),
        Arguments.of(
            Format.JSON,
            "{\"hooks\": {},\n\"hooks\": {}}",
            "has the member hooks twice, the second time at line 2"),
        Arguments.of(
            Format.JSON,
            "{\"hooks\": {\"Stop\": [],\n\n \"St\\u006fp\": []}}",
            "has the member Stop twice, the second time at line 3"),
        Arguments.of(Format.JSON, " ".repeat(100_000) + "{}", "is indented too far to be edited"),
        Arguments.of(Format.YAML, "hooks: x\n", "has something else than an object at hooks"),
        Arguments.of(Format.YAML, "hooks:\n  - a\n", "has something else than an object at hooks"),
        Arguments.of(
            Format.YAML, "hooks:\n  Stop: {}\n", "has something else than a list at hooks.Stop"),
        Arguments.of(
            Format.YAML,
            "a: 1\nhooks: {}\nhooks: {}\n",
            "has the member hooks twice, the second time at line 3"),
        Arguments.of(
            Format.YAML,
            "hooks: &h\n  Stop: []\n",
            "has an anchor, an alias or a tag on hooks at line 1"),
        Arguments.of(
            Format.YAML, "a: &h {}\nhooks: *h\n", "has something else than an object at hooks"),
        Arguments.of(
            Format.YAML,
            "hooks: !mine\n  Stop: []\n",
            "has an anchor, an alias or a tag on hooks at line 1"),
        Arguments.of(
            Format.YAML,
            "&r\nhooks:\n  Stop: []\n",
            "has an anchor, an alias or a tag on its root at line 1"),
        Arguments.of(
            Format.YAML,
            "hooks:\n  Stop: &list\n    - a\n",
            "has an anchor, an alias or a tag on hooks.Stop at line 2"),
        Arguments.of(
            Format.YAML,
            "a: &a {Stop: []}\nhooks:\n  <<: *a\n  other: []\n",
            "merges another mapping into hooks at line 3"),
        Arguments.of(Format.YAML, "---\n# a\n...\n", "has a form that is not edited at line 4"),
        Arguments.of(
            Format.YAML,
            "hooks:\n  Stop:\n    - |\n      cut",
            "ends with a block of text that has no line end"),
        Arguments.of(
            Format.YAML, "a: |\n  x\n  \ty\nb: 1\n", "uses a tab for indentation at line 3"),
        Arguments.of(Format.YAML, "a: 'x\u2028y'\n", "has an unusual line break at line 1"));
  }

  @ParameterizedTest(name = "{0} {index}: {2}")
  @MethodSource
  void refused(Format format, String text, String clause) {
    assertThat(Editors.of(format).apply(Samples.bytes(text), List.of(append("hooks", "Stop"))))
        .isEqualTo(new Edit.Refused(clause));
  }

  static Stream<Arguments> refused_toml() {
    return Stream.of(
        Arguments.of("[[features]]\na = 1\n", "has something else than an object at features"),
        Arguments.of("features = 1\n", "has something else than an object at features"));
  }

  @ParameterizedTest
  @MethodSource
  void refused_toml(String text, String clause) {
    Change put = new Change.Put(List.of("features"), "hooks", BooleanNode.TRUE);
    assertThat(Editors.of(Format.TOML).apply(Samples.bytes(text), List.of(put)))
        .isEqualTo(new Edit.Refused(clause));
  }

  private static Change append(String... path) {
    return new Change.Append(List.of(path), Samples.json("{\"command\":\"aiwatch\"}"));
  }
}
