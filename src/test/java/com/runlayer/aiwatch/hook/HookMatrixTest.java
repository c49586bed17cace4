// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.HookDevice.Condition;
import com.runlayer.aiwatch.hook.dialect.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every recorded payload under every condition: the exact answer of the whole hook, with a tenant
/// at the other end of a socket.
///
/// The table names an answer once and counts the payloads that it is for. A test that fails leaves
/// the table as it would be now in `target`.
class HookMatrixTest {
  private static final Path TABLE = Path.of("src/test/resources/hook/matrix.txt");

  @TempDir Path folder;

  @Test
  void every_payload_is_answered_exactly_so() throws Exception {
    List<String> lines = new ArrayList<>();
    for (Condition condition : Condition.values()) {
      for (boolean enforcing : new boolean[] {true, false}) {
        lines.add((enforcing ? "enforcing, " : "monitoring, ") + condition.title());
        Map<String, List<String>> answers = new LinkedHashMap<>();
        try (HookDevice device = HookDevice.make(folder, condition, enforcing)) {
          for (Fixture fixture : Fixture.all()) {
            HookDevice.Given given = device.answer(fixture.client(), fixture.bytes());
            answers
                .computeIfAbsent(
                    fixture.client().wireName() + " -> " + device.neutral(given.toString()),
                    _ -> new ArrayList<>())
                .add(fixture.name());
          }
        }
        answers.forEach(
            (answer, fixtures) -> lines.add("  " + answer + "  # " + String.join(" ", fixtures)));
      }
    }
    compare(lines);
  }

  private static void compare(List<String> lines) throws IOException {
    Path now = Path.of("target", TABLE.getFileName().toString());
    Files.write(now, lines);
    List<String> expected =
        Files.exists(TABLE) ? Files.readAllLines(TABLE, StandardCharsets.UTF_8) : List.of();
    assertThat(lines).as("see %s", now).isEqualTo(expected);
  }
}
