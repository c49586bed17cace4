// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import com.runlayer.aiwatch.hook.event.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every recorded payload: what it is taken for, and the bytes of every answer to it.
///
/// Both tables were read line by line against the clients' contracts. A test that fails leaves the
/// table as it would be now in `target`.
class RecordedPayloadsTest {
  private static final Path TABLES = Path.of("src/test/resources/hook");

  private static final Map<String, Decision> DECISIONS = decisions();

  private final Dialects dialects = new Dialects(() -> false);

  private static Map<String, Decision> decisions() {
    Map<String, Decision> decisions = new LinkedHashMap<>();
    decisions.put("pass", new Decision.Pass());
    decisions.put("deny", new Decision.Deny("No \u201cway\u201d."));
    decisions.put(
        "rewrite",
        new Decision.Rewrite(JsonNodeFactory.instance.objectNode().put("command", "echo \u00e9")));
    decisions.put("block", new Decision.BlockOutput("Holds a key."));
    return decisions;
  }

  @Test
  void each_is_taken_for_what_it_is() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Fixture fixture : Fixture.all()) {
      lines.add(fixture + " " + told(dialects.read(fixture.client(), fixture.bytes())));
    }
    compare("events.txt", lines);
  }

  @Test
  void each_decision_is_answered_in_the_clients_form() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Fixture fixture : Fixture.all()) {
      HookEvent event = dialects.read(fixture.client(), fixture.bytes());
      lines.add(fixture.toString());
      DECISIONS.forEach(
          (name, decision) -> {
            Answer answer = dialects.write(event, decision);
            lines.add(
                "  "
                    + name
                    + " -> "
                    + answer.exit()
                    + (answer.enforced() ? " " : " no effect ")
                    + answer.output()
                    + answer.error());
          });
    }
    compare("answers.txt", lines);
  }

  @Test
  void the_client_does_what_was_decided_or_the_answer_says_that_it_does_not() {
    for (Fixture fixture : Fixture.all()) {
      HookEvent event = dialects.read(fixture.client(), fixture.bytes());
      DECISIONS.forEach(
          (name, decision) -> {
            Answer answer = dialects.write(event, decision);
            AnswerTaker.Effect effect =
                AnswerTaker.take(fixture.client(), fixture.event(), true, answer);
            assertThat(effect)
                .as("%s, %s: %s", fixture, name, answer)
                .isIn(effects(event, decision, answer.enforced()));
          });
    }
  }

  private static List<AnswerTaker.Effect> effects(
      HookEvent event, Decision decision, boolean enforced) {
    if (decision instanceof Decision.Pass) {
      assertThat(enforced).isTrue();
      return List.of(AnswerTaker.Effect.NONE);
    }
    return switch (event.stage()) {
      case BEFORE -> {
        assertThat(enforced).isTrue();
        yield decision instanceof Decision.Rewrite
            ? List.of(AnswerTaker.Effect.REWRITTEN, AnswerTaker.Effect.DENIED)
            : List.of(AnswerTaker.Effect.DENIED);
      }
      case AFTER ->
          enforced
              ? List.of(AnswerTaker.Effect.REPLACED)
              : List.of(AnswerTaker.Effect.NOTED, AnswerTaker.Effect.NONE);
      case REPORT -> {
        assertThat(enforced).isFalse();
        yield List.of(AnswerTaker.Effect.NONE);
      }
    };
  }

  private static String told(HookEvent event) {
    String common =
        " event="
            + event.occasion().name()
            + " session="
            + event.occasion().session()
            + " folder="
            + event.occasion().folder().map(Path::toString).orElse("-");
    return switch (event) {
      case HookEvent.McpCall(_, ToolCall call, McpServerReference server) ->
          "MCP" + common + told(call) + " server=" + server;
      case HookEvent.LocalToolBefore(_, ToolCall call) -> "BEFORE" + common + told(call);
      case HookEvent.LocalRuleOnly(_, ToolCall call) -> "RULE" + common + told(call);
      case HookEvent.ToolAfter(_, ToolCall call, JsonNode output) ->
          "AFTER" + common + told(call) + " output=" + output.getNodeType();
      case HookEvent.Observational _ -> "REPORT" + common;
      case HookEvent.AnsweredElsewhere _ -> "ELSEWHERE" + common;
      case HookEvent.Unreadable unreadable -> "UNREADABLE" + common + " " + unreadable.problem();
    };
  }

  private static String told(ToolCall call) {
    List<String> fields = new ArrayList<>();
    call.input().fieldNames().forEachRemaining(fields::add);
    return " tool=" + call.tool() + " id=" + call.id() + " input=" + fields;
  }

  private static void compare(String table, List<String> lines) throws IOException {
    Files.write(Path.of("target", "hook-" + table), lines);
    assertThat(lines).containsExactlyElementsOf(Files.readAllLines(TABLES.resolve(table)));
  }
}
