// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.hook.HookDevice.Condition;
import com.runlayer.aiwatch.hook.dialect.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answers to every recorded payload under every condition, as the table
/// `src/test/resources/hook/matrix.txt` holds them: one line for each answer that differs, with the
/// names of the payloads that get it.
public final class HookMatrix {
  static final Path TABLE = Path.of("src/test/resources/hook/matrix.txt");
  private static final String NAMES = "  # ";

  private final Map<String, Map<String, String>> answers = new LinkedHashMap<>();

  /// The table as it was read and approved.
  public static HookMatrix expected() {
    HookMatrix matrix = new HookMatrix();
    try {
      String condition = "";
      for (String line : Files.readAllLines(TABLE, StandardCharsets.UTF_8)) {
        if (!line.startsWith("  ")) {
          condition = line;
          continue;
        }
        int names = line.lastIndexOf(NAMES);
        String answer = line.substring(2, names);
        String client = answer.substring(0, answer.indexOf(' '));
        for (String name : line.substring(names + NAMES.length()).split(" ", -1)) {
          matrix.add(condition, client + "/" + name, answer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return matrix;
  }

  /// The heading of a condition.
  public static String heading(Condition condition, boolean enforcing) {
    return (enforcing ? "enforcing, " : "monitoring, ") + condition.title();
  }

  /// Notes an answer.
  public void add(
      Condition condition,
      boolean enforcing,
      Fixture fixture,
      HookDevice.Given given,
      HookDevice in) {
    add(
        heading(condition, enforcing),
        fixture.toString(),
        fixture.client().wireName() + " -> " + in.neutral(given.toString()));
  }

  private void add(String condition, String fixture, String answer) {
    answers.computeIfAbsent(condition, _ -> new LinkedHashMap<>()).put(fixture, answer);
  }

  /// The answer to one payload; empty where there is none.
  public String answer(Condition condition, boolean enforcing, Fixture fixture) {
    return answers
        .getOrDefault(heading(condition, enforcing), new HashMap<>())
        .getOrDefault(fixture.toString(), "");
  }

  /// The lines of the table.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    answers.forEach(
        (condition, given) -> {
          lines.add(condition);
          Map<String, List<String>> names = new LinkedHashMap<>();
          given.forEach(
              (fixture, answer) ->
                  names
                      .computeIfAbsent(answer, _ -> new ArrayList<>())
                      .add(fixture.substring(fixture.indexOf('/') + 1)));
          names.forEach(
              (answer, fixtures) -> lines.add("  " + answer + NAMES + String.join(" ", fixtures)));
        });
    return lines;
  }
}
