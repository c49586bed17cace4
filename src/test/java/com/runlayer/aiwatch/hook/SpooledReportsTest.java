// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.hook.HookDevice.Condition;
import com.runlayer.aiwatch.hook.dialect.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the tenant is told of a judged event beside the client's own words.
class SpooledReportsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "codex/PreToolUse-mcp__echo__echo, .codex/config.toml",
    "hermes/pre_tool_call-mcp__echo__echo, .hermes/config.yaml"
  })
  void an_mcp_call_names_path_scope_and_change_time_of_each_definition(String name, Path file)
      throws IOException {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      JsonNode definitions = only(device, name).path("mcp_definitions");

      assertThat(definitions).hasSize(1);
      Path written = device.home().resolve(file);
      assertThat(definitions.get(0).path("path").asText()).isEqualTo(written.toString());
      assertThat(definitions.get(0).path("scope").asText()).isNotEmpty();
      assertThat(definitions.get(0).path("modified_at").asText())
          .isEqualTo(Files.getLastModifiedTime(written).toInstant().toString());
    }
  }

  @Test
  void a_denial_is_told_with_its_reason_and_a_pass_as_it_came() throws IOException {
    try (HookDevice device = HookDevice.make(folder, Condition.DENY, true)) {
      JsonNode denied = only(device, "codex/PreToolUse-Bash");

      assertThat(denied.path("aiwatch_decision").asText()).isEqualTo("deny");
      assertThat(denied.path("aiwatch_reason").asText()).contains("Not here.");
    }
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      assertThat(only(device, "codex/PreToolUse-Bash").has("aiwatch_decision")).isFalse();
    }
  }

  private static JsonNode only(HookDevice device, String name) throws IOException {
    Fixture fixture =
        Fixture.all().stream()
            .filter(each -> each.toString().equals(name))
            .findFirst()
            .orElseThrow();
    device.answer(fixture.client(), fixture.bytes());
    try (Stream<Path> files = Files.list(device.home().resolve(".runlayer/spool"))) {
      List<Path> events = files.filter(file -> file.toString().endsWith(".event")).toList();
      assertThat(events).hasSize(1);
      String text = Files.readString(events.getFirst(), StandardCharsets.UTF_8);
      return new ObjectMapper().readTree(text.substring(text.indexOf('\n')));
    }
  }
}
