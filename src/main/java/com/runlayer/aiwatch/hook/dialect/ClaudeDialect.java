// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.Stage;
import java.util.Optional;

/// Claude Code's words (2.1.330).
///
/// An answer that grants nothing is no output at all: `allow` would run a call that the client's
/// own rules refuse, and other text becomes context of the session at some events.
final class ClaudeDialect implements Dialect {
  private static final Answer PASS = Answer.of("");
  private static final Answer BLOCK =
      Answer.of("{\"decision\":\"block\",\"reason\":\"" + Reason.UNCHECKED_OUTPUT + "\"}")
          .withoutEffect();

  @Override
  public String preToolEvent() {
    return ClaudeWords.PRE_TOOL_EVENT;
  }

  @Override
  public Optional<Stage> stage(String name) {
    return ClaudeWords.stage(name);
  }

  @Override
  public String session(ObjectNode payload) {
    return ClaudeWords.session(payload);
  }

  @Override
  public HookEvent read(Occasion occasion, Stage stage) {
    return ClaudeWords.read(occasion, stage);
  }

  @Override
  public Answer pass(String name) {
    return PASS;
  }

  @Override
  public Answer deny(HookEvent event, String reason) {
    return Answer.of(Json.text(ClaudeWords.denial(event.occasion().name(), reason)));
  }

  /// Without a decision: the client's own permission check then runs on the new arguments.
  @Override
  public Answer rewrite(HookEvent event, ObjectNode arguments) {
    if (!EventNames.canonical(event.occasion().name()).equals(ClaudeWords.PRE_TOOL)) {
      return deny(event, Reason.otherArguments(event.occasion().client().title(), arguments));
    }
    ObjectNode answer = Json.object();
    answer
        .putObject("hookSpecificOutput")
        .put("hookEventName", ClaudeWords.PRE_TOOL_EVENT)
        .set("updatedInput", arguments);
    return Answer.of(Json.text(answer));
  }

  /// The decision alone only adds a note: the model still sees the output.
  @Override
  public Answer block(HookEvent event, String reason) {
    ObjectNode answer = ClaudeWords.block(reason);
    BlockedOutput blocked = new BlockedOutput(reason);
    if (event instanceof HookEvent.ToolAfter(_, _, JsonNode output) && !output.isMissingNode()) {
      answer
          .putObject("hookSpecificOutput")
          .put("hookEventName", "PostToolUse")
          .set("updatedToolOutput", blocked.replace(output));
    }
    Answer written = Answer.of(Json.text(answer));
    return blocked.hasReplaced() ? written : written.withoutEffect();
  }

  @Override
  public Answer constantDenial(String name) {
    return name.equals(ClaudeWords.POST_TOOL) ? BLOCK : ClaudeWords.constantDenial(name);
  }

  /// Ignored at `PermissionRequest`.
  @Override
  public Answer lastResort() {
    return ClaudeWords.LAST_RESORT;
  }
}
