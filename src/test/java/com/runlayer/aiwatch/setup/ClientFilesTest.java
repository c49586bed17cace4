// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import static com.runlayer.aiwatch.setup.Bench.ALL;
import static com.runlayer.aiwatch.setup.Bench.ENFORCEMENT_ONLY;
import static com.runlayer.aiwatch.setup.Bench.MONITORING;
import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.setup.FilePlan.Standing;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every file of every client, from nothing to ours and back.
class ClientFilesTest {
  @TempDir Path home;

  /// A client, the end of its file's name, and what others have in it.
  static Stream<Arguments> files() {
    return Stream.of(
            each(
                HookClient.CURSOR,
                "/hooks.json",
                "{\"version\":1}",
                """
                {
                  // ours
                  "version": 1,
                  "hooks": {
                    "preToolUse": [
                      { "command": "./check.sh", "timeout": 3 } // keep
                    ],
                    "workspaceOpen": []
                  }
                }
                """,
                "{\r\n\t\"version\": 2,\r\n\t\"other\": [1, 2],\r\n\t\"hooks\": {}\r\n}"),
            each(
                HookClient.CLAUDE_CODE,
                "/settings.json",
                "{}",
                """
                {
                  "model": "opus",
                  "hooks": {
                    "PreToolUse": [
                      {
                        "matcher": "Bash",
                        "hooks": [
                          { "type": "command", "command": "./guard.sh" }
                        ]
                      }
                    ]
                  },
                  "env": {"A": "b"}
                }""",
                "{\"hooks\":{\"Stop\":[]},\"permissions\":{\"deny\":[\"Read(//etc/**)\"]}}"),
            each(
                HookClient.CLAUDE_CODE,
                "managed-settings.d/50-aiwatch.json",
                "{\n\t\"hooks\": {}\n}\n"),
            each(
                HookClient.CODEX,
                "/hooks.json",
                "{\"description\": \"team\"}\n",
                """
                {
                    "hooks": {
                        "SessionEnd": [ { "hooks": [ {"type": "prompt", "prompt": "sum up"} ] } ]
                    }
                }
                """),
            each(
                HookClient.HERMES,
                "/config.yaml",
                """
                # mine
                model: x
                hooks:
                  output_spill:
                    enabled: true
                  pre_tool_call:
                    - command: ./check.sh   # keep
                      timeout: 5
                """,
                "hooks: {}\ntools: [a, b]\n",
                "model: x"),
            each(
                HookClient.HERMES,
                "/shell-hooks-allowlist.json",
                "{\n  \"approvals\": []\n}\n",
                """
                {
                  "approvals": [
                    {
                      "approved_at": "2026-01-01T00:00:00Z",
                      "command": "/opt/x.sh",
                      "event": "pre_tool_call"
                    }
                  ]
                }
                """))
        .flatMap(List::stream);
  }

  private static List<Arguments> each(HookClient client, String name, String... contents) {
    return Stream.concat(Stream.of((String) null), Stream.of(contents))
        .map(content -> Arguments.of(client, name, content))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void what_is_installed_goes_without_a_trace(HookClient client, String name, String content) {
    Bench bench = bench(client, name, content);
    assertThat(bench.standing(ALL)).isEqualTo(Standing.MISSING);

    assertThat(bench.install(ALL)).isTrue();

    assertThat(bench.text()).contains("/usr/local/lib/runlayer/aiwatch/aiwatch");
    bench.uninstall();
    assertThat(bench.text()).isEqualTo(content == null ? "" : content);
    assertThat(bench.isThere()).isEqualTo(content != null);
  }

  @ParameterizedTest
  @MethodSource("files")
  void other_sets_are_drift_and_leave_no_trace_either(
      HookClient client, String name, String content) {
    Bench bench = bench(client, name, content);
    bench.install(ALL);
    String all = bench.text();

    assertThat(bench.standing(ENFORCEMENT_ONLY)).isEqualTo(Standing.DRIFTED);
    bench.install(ENFORCEMENT_ONLY);
    assertThat(bench.standing(ALL)).isEqualTo(Standing.DRIFTED);
    bench.install(MONITORING);
    assertThat(bench.text()).doesNotContain("failClosed", "onFailure", "fail_closed");
    bench.install(ALL);
    assertThat(bench.text()).isEqualTo(all);

    bench.uninstall();
    assertThat(bench.text()).isEqualTo(content == null ? "" : content);
  }

  @ParameterizedTest
  @MethodSource("files")
  void without_a_record_ours_goes_and_everything_else_stays(
      HookClient client, String name, String content) {
    Bench bench = bench(client, name, content);
    bench.install(ALL);

    bench.forget().uninstall();

    assertThat(bench.isThere()).isTrue();
    assertThat(bench.text()).doesNotContain("aiwatch");
    if (content != null) {
      for (String line : content.lines().toList()) {
        if (line.contains("command")) {
          assertThat(bench.text()).contains(line);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void an_older_entry_is_replaced_and_never_doubled(
      HookClient client, String name, String content) {
    Bench bench = bench(client, name, content);
    bench.install(ALL);
    bench.edit("/usr/local/lib/runlayer/aiwatch/aiwatch", "/opt/runlayer/aiwatch");
    bench.forget();
    assertThat(bench.standing(ALL)).isEqualTo(Standing.DRIFTED);

    assertThat(bench.install(ALL)).isTrue();

    assertThat(bench.text()).doesNotContain("/opt/runlayer");
    assertThat(bench.text().split("aiwatch/aiwatch", -1)).hasSize(entries(client) + 1);
  }

  private static int entries(HookClient client) {
    return switch (client) {
      case CURSOR -> 20;
      case CLAUDE_CODE -> 16;
      case CODEX -> 10;
      case HERMES -> 9;
    };
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "# ours\n[features]\nweb = false # keep\n\n[other]\na = 1\n",
        "allow_managed_hooks_only = true\n",
        "[features]\r\n",
        "[[rules]]\na = 1",
      })
  void the_pin_of_codex_goes_without_a_trace_too(String content) {
    Bench bench = bench(HookClient.CODEX, "/requirements.toml", content);
    assertThat(bench.standing(ALL)).isEqualTo(Standing.MISSING);

    assertThat(bench.install(ALL)).isTrue();

    assertThat(bench.text()).contains("hooks = true");
    assertThat(bench.standing(MONITORING)).isEqualTo(Standing.IN_PLACE);
    bench.uninstall();
    assertThat(bench.text()).isEqualTo(content == null ? "" : content);
    assertThat(bench.isThere()).isEqualTo(content != null);
  }

  @Test
  void a_pin_that_nobody_remembers_stays() {
    Bench bench = bench(HookClient.CODEX, "/requirements.toml", "[features]\nhooks = true\n");

    assertThat(bench.install(ALL)).isFalse();
    bench.uninstall();

    assertThat(bench.text()).isEqualTo("[features]\nhooks = true\n");
  }

  /// A client, its file, a content, and how it stands.
  static Stream<Arguments> leftAlone() {
    return Stream.of(
        Arguments.of(HookClient.CURSOR, "/hooks.json", "{", Standing.UNPARSABLE),
        Arguments.of(HookClient.CURSOR, "/hooks.json", "", Standing.UNPARSABLE),
        Arguments.of(HookClient.CURSOR, "/hooks.json", "{}", Standing.FOREIGN),
        Arguments.of(HookClient.CURSOR, "/hooks.json", "[]", Standing.UNPARSABLE),
        Arguments.of(HookClient.CURSOR, "/hooks.json", "{\"version\":\"1\"}", Standing.FOREIGN),
        Arguments.of(HookClient.CURSOR, "/hooks.json", "\uFEFF{\"version\":1}", Standing.FOREIGN),
        Arguments.of(
            HookClient.CURSOR,
            "/hooks.json",
            "{\"version\":1,\"hooks\":{\"beforeAnything\":[]}}",
            Standing.FOREIGN),
        Arguments.of(
            HookClient.CURSOR,
            "/hooks.json",
            "{\"version\":1,\"hooks\":{\"stop\":[{\"command\":\"curl https://x.example\"}]}}",
            Standing.FOREIGN),
        Arguments.of(
            HookClient.CURSOR,
            "/hooks.json",
            "{\"version\":1,\"hooks\":{\"stop\":[{\"hooks\":[]}]}}",
            Standing.FOREIGN),
        Arguments.of(HookClient.CLAUDE_CODE, "/settings.json", "{\"a\":1,}", Standing.UNPARSABLE),
        Arguments.of(HookClient.CLAUDE_CODE, "/settings.json", "{} // x", Standing.UNPARSABLE),
        Arguments.of(HookClient.CLAUDE_CODE, "/settings.json", "{\"hooks\":[]}", Standing.FOREIGN),
        Arguments.of(
            HookClient.CLAUDE_CODE,
            "/settings.json",
            "{\"hooks\":{\"PreToolUse\":{}}}",
            Standing.FOREIGN),
        Arguments.of(HookClient.CODEX, "/hooks.json", "{\"version\":1}", Standing.FOREIGN),
        Arguments.of(
            HookClient.CODEX,
            "/hooks.json",
            "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"http\"}]}]}}",
            Standing.FOREIGN),
        Arguments.of(HookClient.HERMES, "/shell-hooks-allowlist.json", "[]", Standing.UNPARSABLE),
        Arguments.of(
            HookClient.HERMES, "/shell-hooks-allowlist.json", "\uFEFF{}", Standing.FOREIGN));
  }

  @ParameterizedTest
  @MethodSource("leftAlone")
  void a_file_that_cannot_be_worked_with_is_left_alone(
      HookClient client, String name, String content, Standing standing) {
    Bench bench = bench(client, name, content);

    FilePlan plan = bench.plan(ALL);

    assertThat(plan.standing()).isEqualTo(standing);
    assertThat(plan.reasons()).hasSize(1).doesNotContain("");
    assertThat(bench.install(ALL)).isFalse();
    assertThat(bench.text()).isEqualTo(content);
  }

  private Bench bench(HookClient client, String name, String content) {
    return new Bench(Bench.file(client, home, name), content);
  }
}
