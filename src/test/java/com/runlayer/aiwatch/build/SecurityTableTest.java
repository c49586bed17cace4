// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of requirements in `docs/security.md` names the tests that hold them, and those exist.
class SecurityTableTest {
  private static final Path TABLE = Path.of("docs/security.md");
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*");
  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

  @Test
  void every_requirement_has_its_row() throws IOException {
    assertThat(rows().keySet())
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
  }

  @Test
  void every_row_names_a_test() throws IOException {
    rows()
        .forEach(
            (number, row) ->
                assertThat(TEST.matcher(row).find())
                    .as("requirement %d: %s", number, row)
                    .isTrue());
  }

  @Test
  void every_named_test_exists() throws IOException {
    Map<String, Path> classes = classes();
    List<String> missing = new ArrayList<>();
    for (String row : rows().values()) {
      Matcher named = TEST.matcher(row);
      while (named.find()) {
        Path file = classes.get(named.group(1));
        if (file == null || !isTest(Files.readString(file), named.group(2))) {
          missing.add(named.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /// A method without modifiers, as all tests are and their helpers are not, in a class of tests.
  private static boolean isTest(String source, String method) {
    return Pattern.compile("\n +[\\w.]+(?:<\\w+>)? " + method + "\\(").matcher(source).find();
  }

  private static Map<Integer, String> rows() throws IOException {
    Map<Integer, String> rows = new HashMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(rows.put(Integer.parseInt(row.group(1)), line)).as(line).isNull();
      }
    }
    return rows;
  }

  private static Map<String, Path> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Map<String, Path> classes = new HashMap<>();
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> classes.put(file.getFileName().toString().replace(".java", ""), file));
      return classes;
    }
  }
}
