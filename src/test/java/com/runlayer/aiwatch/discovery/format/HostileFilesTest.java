// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Content that somebody wrote to bring a reader down: it ends, what is left out is named without a
/// piece of the content, and what lies beside it is found.
class HostileFilesTest {
  private static final Shape SHAPE =
      new Shape(
          List.of(
              new KeyPath(List.of("mcpServers")),
              new KeyPath(List.of("projects", KeyPath.ANY, "mcpServers"))),
          /* flat= */ true,
          List.of(new KeyPath(List.of("server", "mcp_config"))),
          /* streaming= */ false,
          /* dormant= */ false,
          List.of(new KeyPath(List.of("projects", KeyPath.ANY))),
          List.of(new KeyPath(List.of("folder"))),
          List.of(new KeyPath(List.of("projects", KeyPath.ANY, "enabledMcpjsonServers"))),
          List.of(),
          List.of(new Note(new KeyPath(List.of("discovery")), "there is more")));

  /// In no sentence.
  private static final String CONTENT = "hunter2";

  private static final String GOOD = "\"mcpServers\":{\"good\":{\"command\":\"x\"}}";
  private static final String GOOD_YAML = "\nmcpServers: {good: {command: x}}\n";
  private static final String GOOD_TOML = "\n[mcpServers.good]\ncommand = 'x'\n";
  private static final String GOOD_XML =
      "<component name=\"McpApplicationServerCommands\"><commands><S><option name=\"name\""
          + " value=\"good\"/><option name=\"programPath\" value=\"x\"/></S></commands></component>";

  private static FileReading read(Format format, String content) {
    return read(format, content.getBytes(StandardCharsets.UTF_8));
  }

  private static FileReading read(Format format, byte[] content) {
    FileReading reading =
        new ConfigurationParser((name, value) -> false).parse(content, format, SHAPE);
    assertThat(reading.broken().toString() + reading.problems()).doesNotContain(CONTENT);
    return reading;
  }

  /// `names of the servers; problems; more` or `broken: how`. A hundred servers are a number.
  private static String summary(FileReading reading) {
    if (reading.broken().isPresent()) {
      return "broken: " + reading.broken().get();
    }
    List<String> parts = new ArrayList<>();
    int servers = reading.servers().size();
    parts.add(
        servers < 10
            ? reading.servers().stream()
                .map(found -> found.server().name())
                .collect(Collectors.joining(","))
            : servers + " servers");
    if (reading.problems().size() < 10) {
      reading.problems().forEach(problem -> parts.add(problem.entry() + ": " + problem.reason()));
    } else {
      parts.add(reading.problems().size() + " problems");
    }
    if (reading.overfull()) {
      parts.add("more");
    }
    return String.join("; ", parts);
  }

  private static String beyond(Format format) {
    return "broken: goes beyond what aiwatch reads of "
        + format.label()
        + ": 100 levels, names of 50,000, numbers of 100 and texts of 1,048,576 characters";
  }

  private static String many(int count, IntFunction<String> piece) {
    return IntStream.range(0, count).mapToObj(piece).collect(Collectors.joining());
  }

  private static String servers(String... entries) {
    return "{\"mcpServers\":{" + String.join(",", entries) + "}}";
  }

  /// `count` keys that a hash of Java's strings takes for one: at most 2 to the 14th.
  private static List<String> equalHashes(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> many(14, bit -> (number >> bit & 1) == 0 ? "Aa" : "BB"))
        .toList();
  }

  static Stream<Arguments> json() {
    String good = "\"good\":{\"command\":\"x\"}";
    String huge = CONTENT.repeat(20_000);
    return Stream.of(
        arguments(
            "the servers after 19 MiB of something else",
            "{\"x\":\"" + "a".repeat(19 << 20) + "\"," + GOOD + "}",
            "good"),
        arguments(
            "the servers after a million keys",
            "{" + many(1_000_000, i -> "\"k" + i + "\":1,") + GOOD + "}",
            "good"),
        arguments(
            "keys with one hash",
            "{"
                + equalHashes(10_000).stream()
                    .map(key -> "\"" + key + "\":1,")
                    .collect(Collectors.joining())
                + GOOD
                + "}",
            "good"),
        arguments(
            "two million empty comments", "{" + "/**/".repeat(2_000_000) + GOOD + "}", "good"),
        arguments(
            "two million empty lists",
            "{\"x\":[" + "[],".repeat(2_000_000) + "]," + GOOD + "}",
            "good"),
        arguments(
            "10,000 levels of lists",
            "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "," + GOOD + "}",
            beyond(Format.JSON)),
        arguments(
            "10,000 levels of objects",
            "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_000),
            beyond(Format.JSON)),
        arguments("a long key", "{\"" + huge + "\":1," + GOOD + "}", beyond(Format.JSON)),
        arguments(
            "a long number", "{\"x\":" + "1".repeat(101) + "," + GOOD + "}", beyond(Format.JSON)),
        arguments(
            "a command of over a megabyte",
            servers("\"bad\":{\"command\":\"" + "a".repeat(2 << 20) + "\"}", good),
            beyond(Format.JSON)),
        arguments(
            "a command that no system runs",
            servers("\"bad\":{\"command\":\"" + huge + "\"}", good),
            "good; mcpServers.bad: it has more than 131,072 characters"),
        arguments(
            "words that are too long together",
            servers(
                "\"bad\":{\"command\":\"c\",\"args\":["
                    + many(50, i -> "\"" + "a".repeat(3_000) + "\",")
                    + "]}",
                good),
            "good; mcpServers.bad: it has more than 131,072 characters"),
        arguments(
            "a million words",
            servers(
                "\"bad\":{\"command\":\"c\",\"args\":[" + "\"a\",".repeat(1_000_000) + "]}", good),
            "good; mcpServers.bad: its \"args\" has more than 4,096 words"),
        arguments(
            "a million words that are none",
            servers("\"bad\":{\"command\":\"c\",\"args\":[" + "{},".repeat(1_000_000) + "]}", good),
            "good; mcpServers.bad: its \"args\" is an object where a list of strings is expected"),
        arguments(
            "100,000 variables",
            servers(
                "\"bad\":{\"command\":\"c\",\"env\":{"
                    + many(100_000, i -> "\"V" + i + "\":\"" + CONTENT + "\",")
                    + "}}",
                good),
            "good; mcpServers.bad: its \"env\" has more than 4,096 names"),
        arguments(
            "a name that is none",
            servers("\"" + CONTENT.repeat(300) + "\":{\"command\":\"c\"}", good),
            "good; mcpServers.(2,100 characters): its name has more than 1,000 characters"),
        arguments(
            "a project that is no path",
            "{\"projects\":{\"/" + CONTENT.repeat(700) + "\":" + servers(good) + "}," + GOOD + "}",
            "good; projects.(4,901 characters): it is longer than any path of a project"),
        arguments(
            "200,000 projects",
            "{\"projects\":{"
                + many(200_000, i -> "\"/p" + i + "\":{\"mcpServers\":{}},")
                + "},"
                + GOOD
                + "}",
            "good; more"),
        arguments(
            "10,000 servers",
            servers(many(10_000, i -> "\"s" + i + "\":{\"command\":\"c\"},")),
            "2000 servers; more"),
        arguments(
            "10,000 servers of which each replaces the one before",
            servers(many(10_000, i -> "\"good\":{\"command\":\"" + "a".repeat(300) + "\"},")),
            "good"),
        arguments(
            "10,000 maps of which each replaces the one before",
            "{" + (GOOD + ",").repeat(10_000) + "}",
            "good"),
        arguments(
            "servers with a lot of text",
            servers(
                many(
                    300,
                    i ->
                        "\"s"
                            + i
                            + "\":{\"command\":\"c\",\"args\":[\""
                            + "a".repeat(9_000)
                            + "\"]},")),
            "116 servers; more"),
        arguments(
            "100,000 entries that are none, and one",
            servers(many(100_000, i -> "\"s" + i + "\":1,") + good),
            "good; 100 problems; more"),
        arguments(
            "NUL bytes", "\0".repeat(1 << 20), "broken: is not valid JSON at line 1, column 2"),
        arguments(
            "a comment without an end",
            "{/*" + CONTENT.repeat(100_000),
            "broken: is not valid JSON at line 1, column 700004"),
        arguments(
            "half a character",
            "{\"mcpServers\":{\"\\ud800\":{\"command\":\"" + CONTENT + "\"}}}",
            "broken: is not valid JSON at line 1, column 24"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("json")
  void json(String name, String content, String expected) {
    assertThat(summary(read(Format.JSON, content))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void json_in_another_encoding_is_read_with_the_same_limits(String encoding) {
    Charset charset = Charset.forName(encoding);

    assertThat(summary(read(Format.JSON, ("{" + GOOD + "}").getBytes(charset)))).isEqualTo("good");
    assertThat(summary(read(Format.JSON, "{\"x\":".repeat(10_000).getBytes(charset))))
        .isEqualTo(beyond(Format.JSON));
  }

  static Stream<Arguments> yaml() {
    return Stream.of(
        arguments(
            "aliases that would expand to a billion",
            "a: &a [x,x,x,x,x,x,x,x,x,x]"
                + many(9, i -> "\nb" + i + ": &b" + i + " [" + "*a,".repeat(10) + "]")
                + GOOD_YAML,
            "good"),
        arguments(
            "an alias to itself",
            "mcpServers: &m {good: {command: x}, bad: *m}",
            "good; mcpServers.bad: it is an alias, which aiwatch does not follow, where an object is"
                + " expected"),
        arguments(
            "aliases in a server",
            "a: &hunter2 npx\nmcpServers: {good: {command: x, name: *hunter2}, a: {command:"
                + " *hunter2}, b: {command: x, args: [*hunter2]}, c: {url: *hunter2}}",
            "good; mcpServers.a: its \"command\" is an alias, which aiwatch does not follow, where a"
                + " string is expected; mcpServers.b: its \"args\" is an alias, which aiwatch does"
                + " not follow, where a list of strings is expected; mcpServers.c: its \"url\" is an"
                + " alias, which aiwatch does not follow, where a string is expected"),
        arguments(
            "what is left out",
            "mcpServers:\n  good:\n    command: x\n    env:\n    args:\n    headers:\n    enabled:\n",
            "good"),
        arguments("no servers at all", "mcpServers:\nother: 1\n", ""),
        arguments(
            "300,000 aliases", "a: &a 1\nb: [" + "*a,".repeat(300_000) + "]" + GOOD_YAML, "good"),
        arguments(
            "10,000 levels of lists in one line",
            "x: " + "[".repeat(10_000) + "]".repeat(10_000) + GOOD_YAML,
            beyond(Format.YAML)),
        arguments(
            "10,000 levels of lists", "x:\n " + "- ".repeat(10_000) + "y", beyond(Format.YAML)),
        arguments(
            "1,000 levels of objects",
            many(1_000, i -> " ".repeat(i) + "a:\n"),
            beyond(Format.YAML)),
        arguments(
            "500,000 levels of keys",
            "? ".repeat(500_000) + CONTENT,
            "broken: is not valid YAML at line 1, column 3"),
        arguments("a plain text of a megabyte", "x: " + "a".repeat(1_000_000) + GOOD_YAML, "good"),
        arguments(
            "a quoted text of a megabyte",
            "x: \"" + "a".repeat(1_000_000) + "\"" + GOOD_YAML,
            "good"),
        arguments(
            "a block of 200,000 lines", "x: |\n" + "  a\n".repeat(200_000) + GOOD_YAML, "good"),
        arguments(
            "an anchor of a megabyte", "x: &" + "a".repeat(1_000_000) + " y" + GOOD_YAML, "good"),
        arguments("a tag of a megabyte", "x: !" + "a".repeat(1_000_000) + " y" + GOOD_YAML, "good"),
        arguments(
            "tags that make objects",
            "x: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
                + " ['http://127.0.0.1:9/']]]]\n"
                + "mcpServers: {good: !!java.util.HashMap {command: !!java.lang.String x}}",
            "good"),
        arguments(
            "30,000 directives",
            many(30_000, i -> "%TAG !a" + i + "! tag:" + CONTENT + "\n") + "---" + GOOD_YAML,
            "good"),
        arguments(
            "a version that there is not",
            "%YAML 99.9\n---" + GOOD_YAML,
            "broken: is not valid YAML at line 1, column 1"),
        arguments(
            "30,000 documents",
            GOOD_YAML + "---\nmcpServers: {x: {url: u}}\n".repeat(30_000),
            "good"),
        arguments(
            "a key twice",
            "mcpServers: {good: {command: x}, good: {command: y}, bad: 1, bad: {command: z}}",
            "good,bad; mcpServers.bad: it is a number where an object is expected"),
        arguments(
            "NUL bytes", "\0".repeat(1 << 20), "broken: is not valid YAML at line 1, column 1"),
        arguments(
            "a NUL at the end", GOOD_YAML + "\0", "broken: is not valid YAML at line 1, column 1"),
        arguments(
            "a key that is a list",
            "? [" + CONTENT + "]\n: x" + GOOD_YAML,
            "broken: is not valid YAML at line 1, column 4"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("yaml")
  void yaml(String name, String content, String expected) {
    assertThat(content.length()).isLessThanOrEqualTo((int) Format.YAML.maxBytes());
    assertThat(summary(read(Format.YAML, content))).isEqualTo(expected);
  }

  static Stream<Arguments> toml() {
    int size = (1 << 20) - 200;
    return Stream.of(
        arguments("a megabyte of keys", many(size / 12, i -> "k" + i + "=1\n") + GOOD_TOML, "good"),
        arguments("a megabyte of tables", "[[a]]\n".repeat(size / 6) + GOOD_TOML, "good"),
        arguments("a megabyte of lists", "a=[" + "[],".repeat(size / 3) + "]" + GOOD_TOML, "good"),
        arguments("a megabyte of maps", "a=[" + "{},".repeat(size / 3) + "]" + GOOD_TOML, "good"),
        arguments("a key of 400,000 parts", "a" + ".a".repeat(400_000) + "=1" + GOOD_TOML, "good"),
        arguments(
            "a table of 400,000 parts", "[a" + ".a".repeat(400_000) + "]" + GOOD_TOML, "good"),
        arguments(
            "10,000 levels of lists",
            "a=" + "[".repeat(10_000) + "]".repeat(10_000) + GOOD_TOML,
            beyond(Format.TOML)),
        arguments(
            "10,000 levels of maps",
            "a=" + "{b=".repeat(10_000) + "1" + "}".repeat(10_000) + GOOD_TOML,
            beyond(Format.TOML)),
        arguments(
            "a number whose conversion takes a minute",
            "a=0x" + "f".repeat(size - 100) + GOOD_TOML,
            beyond(Format.TOML)),
        arguments(
            "a long text that is like a number",
            "a='0x" + "f".repeat(1_000) + "' # 0x" + "f".repeat(1_000) + GOOD_TOML,
            "good"),
        arguments(
            "a key twice",
            GOOD_TOML + "command = '" + CONTENT + "'",
            "broken: is not valid TOML at line 4, column 20"),
        arguments(
            "NUL bytes", "\0".repeat(1 << 20), "broken: is not valid TOML at line 1, column 1"),
        arguments("a day that there is not", "a = 2026-99-99" + GOOD_TOML, "good"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("toml")
  void toml(String name, String content, String expected) {
    assertThat(content.length()).isLessThanOrEqualTo((int) Format.TOML.maxBytes());
    assertThat(summary(read(Format.TOML, content))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          a = 0x%                  | true
          a = 0o%                  | true
          a = [0b%]                | true
          a=1\\n0x%                | true
          a = "0x%"                | false
          a = '0x%'                | false
          a = ^0x%^                | false
          a = '''0x%'''              | false
          a = "\\"0x%"             | false
          a = '\'\\nb = 0x%       | true
          a = "x" # 0x%            | false
          a = "x" # \\nb = 0x%     | true
          a = ^x^"\\nb = 0x%       | true
          a = [^x^"", 0x%]         | true
          a = '''x''''\\nb = 0x%    | true
          a = ""\\nb = 0x%         | true
          a = ^\\^ 0x%^            | false
          a = "\\n0x%              | true
          a = 0x1\\nb = 0x2        | false
          a = 0                    | false
          0                        | false
          "                        | false
          ^                        | false
          "\\                      | false
          """)
  void long_numbers_of_toml_are_found_outside_strings_and_comments(String toml, boolean found) {
    String content =
        toml.strip().replace("\\n", "\n").replace("^", "\"\"\"").replace("%", "1".repeat(101));

    assertThat(TomlNumbers.tooLong(content.getBytes(StandardCharsets.UTF_8), 0)).isEqualTo(found);
    if (!found) {
      assertThat(read(Format.TOML, content).broken().orElse("")).doesNotContain("beyond");
    }
  }

  static Stream<Arguments> xml() {
    String noType = "broken: declares a document type, which such a file never does";
    return Stream.of(
        arguments(
            "entities that would expand to a billion",
            "<!DOCTYPE x [<!ENTITY a \"ha\">"
                + many(9, i -> "<!ENTITY a" + i + " \"" + "&a;".repeat(10) + "\">")
                + "]><x>&a8;"
                + GOOD_XML
                + "</x>",
            noType),
        arguments(
            "an entity from a file",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;" + GOOD_XML + "</x>",
            noType),
        arguments(
            "a parameter entity from a file",
            "<!DOCTYPE x [<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;]><x>" + GOOD_XML + "</x>",
            noType),
        arguments(
            "a document type from the network",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><x>" + GOOD_XML + "</x>",
            noType),
        arguments(
            "an inclusion",
            "<x xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include"
                + " href=\"file:///etc/passwd\"/>"
                + GOOD_XML
                + "</x>",
            "good"),
        arguments(
            "an entity without a declaration",
            "<x>&hunter2;" + GOOD_XML + "</x>",
            "broken: is not valid XML at line 1"),
        arguments(
            "10,000 levels",
            "<a>".repeat(10_000) + GOOD_XML + "</a>".repeat(10_000),
            "broken: goes beyond what aiwatch reads of XML: 100 levels"),
        arguments(
            "100,000 attributes",
            "<x><y " + many(100_000, i -> "a" + i + "=\"\" ") + "/>" + GOOD_XML + "</x>",
            "broken: is not valid XML at line 1"),
        arguments(
            "a million elements", "<x>" + "<y/>".repeat(1_000_000) + GOOD_XML + "</x>", "good"),
        arguments(
            "200,000 names",
            "<x>" + many(200_000, i -> "<y" + i + "/>") + GOOD_XML + "</x>",
            "good"),
        arguments(
            "eight megabytes of text",
            "<x><y>" + "a".repeat(8_000_000) + "</y>" + GOOD_XML + "</x>",
            "good"),
        arguments(
            "eight megabytes of attribute",
            "<x><y a=\"" + "a".repeat(8_000_000) + "\"/>" + GOOD_XML + "</x>",
            "good"),
        arguments(
            "eight megabytes of comment",
            "<x><!--" + "a".repeat(8_000_000) + "-->" + GOOD_XML + "</x>",
            "good"),
        arguments(
            "a command that no system runs",
            "<x>" + GOOD_XML.replace("\"x\"", "\"" + CONTENT.repeat(20_000) + "\"") + "</x>",
            "; good: it has more than 131,072 characters"),
        arguments(
            "a name that is none",
            "<x>" + GOOD_XML.replace("good", CONTENT.repeat(300)) + GOOD_XML + "</x>",
            "good; (no name): its name has more than 1,000 characters"),
        arguments(
            "10,000 variables",
            "<x>"
                + GOOD_XML.replace(
                    "</S>",
                    "<envs>" + many(10_000, i -> "<env name=\"V" + i + "\"/>") + "</envs></S>")
                + "</x>",
            "; good: it has more than 131,072 characters"),
        arguments(
            "10,000 servers",
            "<x>" + many(10_000, i -> GOOD_XML.replace("good", "s" + i)) + "</x>",
            "2000 servers; more"),
        arguments(
            "an encoding that there is not",
            "<?xml version=\"1.0\" encoding=\"x-hunter2\"?><x>" + GOOD_XML + "</x>",
            "good"),
        arguments("NUL bytes", "\0".repeat(1 << 20), "broken: is not valid XML at line 1"),
        arguments(
            "an end that is missing", "<x>" + GOOD_XML, "broken: is not valid XML at line 1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("xml")
  void xml(String name, String content, String expected) {
    assertThat(content.length()).isLessThanOrEqualTo((int) Format.JETBRAINS_XML.maxBytes());
    assertThat(summary(read(Format.JETBRAINS_XML, content))).isEqualTo(expected);
  }

  /// The JDK's XML parser would do so.
  @Test
  void bytes_that_are_no_text_print_nothing() {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      for (Format format : Format.values()) {
        read(format, new byte[] {'<', 'a', '>', (byte) 0xff, (byte) 0xfe, '<', '/', 'a', '>'});
      }
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /// Pieces that mean something in one of the notations.
  private static final List<String> PIECES =
      List.of(
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "\\",
          "\\u",
          "0x",
          "1e9",
          "&a",
          "*a",
          "!!",
          "%",
          "---",
          "...",
          "- ",
          "? ",
          ": ",
          ":",
          "#",
          "\n",
          "\t",
          "\0",
          "\uFEFF",
          "|",
          ">",
          "@",
          "`",
          "<",
          "</",
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "<?",
          "?>",
          "&#x0;",
          "&x;",
          "<!DOCTYPE",
          "=",
          "[[",
          "]]",
          "\"\"\"",
          "'''",
          "2026-01-01",
          "inf",
          "_",
          "<<",
          "null",
          "~",
          "/*",
          "*/",
          "//",
          ",",
          "\u0085",
          "\u2028",
          "\ud83d\ude00");

  private static byte[] mutated(byte[] content, Random random) {
    byte[] result = content;
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(result.length + 1);
      int end = Math.min(result.length, at + random.nextInt(40));
      byte[] piece =
          switch (random.nextInt(5)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> Arrays.copyOfRange(result, at, end);
            case 2 -> new byte[0];
            default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
          };
      int rest = random.nextBoolean() ? at : end;
      byte[] next = new byte[at + piece.length + result.length - rest];
      System.arraycopy(result, 0, next, 0, at);
      System.arraycopy(piece, 0, next, at, piece.length);
      System.arraycopy(result, rest, next, at + piece.length, result.length - rest);
      result = next;
    }
    return result;
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void nothing_that_a_file_can_hold_throws(Format format) {
    String valid =
        switch (format) {
          case JSON, BUNDLE ->
              "{\"a\":[1,\"x\\n\",null],\"projects\":{\"/p\":{}},%s} // end".formatted(GOOD);
          case YAML -> "a: &a [1, 'x', |\n  y\n]\nb: *a\n" + GOOD_YAML + "...\n";
          case TOML -> "a = [1, 0x1, 2026-01-01T00:00:00Z]\nb.c = \"x\\n\"\n[[d]]\n" + GOOD_TOML;
          case JETBRAINS_XML ->
              "<?xml version=\"1.0\"?><x a=\"&lt;\"><!-- c -->" + GOOD_XML + "</x>";
        };
    byte[] content = valid.getBytes(StandardCharsets.UTF_8);
    ConfigurationParser parser = new ConfigurationParser((name, value) -> false);
    for (int seed = 0; seed < 20_000; seed++) {
      byte[] hostile = mutated(content, new Random(seed));

      FileReading reading;
      try {
        reading = parser.parse(hostile, format, SHAPE);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
      assertThat(reading.broken().isPresent() && !reading.servers().isEmpty())
          .as("seed %d", seed)
          .isFalse();
    }
  }
}
