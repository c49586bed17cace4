// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.Stage;
import java.util.Optional;

/// Codex' words (0.124 to 0.169.0).
///
/// Codex takes an answer only if it knows every key, a denial only with a reason, and a rewrite
/// only together with a permission, which is not ours to give. An answer that it does not take lets
/// the tool run.
final class CodexDialect implements Dialect {
  private static final Answer PASS = Answer.of("");
  private static final Answer BLOCK =
      Answer.of("{\"decision\":\"block\",\"reason\":\"" + Reason.UNCHECKED_OUTPUT + "\"}");

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

  @Override
  public Answer rewrite(HookEvent event, ObjectNode arguments) {
    return deny(event, Reason.otherArguments(event.occasion().client().title(), arguments));
  }

  /// The reason takes the output's place; a replacement beside it would void the answer.
  @Override
  public Answer block(HookEvent event, String reason) {
    return Answer.of(Json.text(ClaudeWords.block(reason)));
  }

  @Override
  public Answer constantDenial(String name) {
    return name.equals(ClaudeWords.POST_TOOL) ? BLOCK : ClaudeWords.constantDenial(name);
  }

  /// Blocks only with the line on standard error; ignored at `PermissionRequest`.
  @Override
  public Answer lastResort() {
    return ClaudeWords.LAST_RESORT;
  }
}
