// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.Stage;
import java.util.Optional;

/// A client's words.
///
/// Reasons that come in are safe to show, not empty and not long ([Reason]).
sealed interface Dialect permits ClaudeDialect, CodexDialect, CursorDialect, HermesDialect {
  /// The client's event before a tool call: what an event counts as whose name cannot be read.
  String preToolEvent();

  /// When a known event comes; empty for a name that no version is known to send.
  ///
  /// @param name with a small first letter, as [EventNames#canonical] makes it
  Optional<Stage> stage(String name);

  /// The client's id of the session; empty where it has none.
  String session(ObjectNode payload);

  /// What a payload says.
  ///
  /// @param stage when the event comes, by its name or by its looks
  HookEvent read(Occasion occasion, Stage stage);

  /// No objection.
  Answer pass(String name);

  /// The call must not happen. For an event of [Stage#BEFORE].
  Answer deny(HookEvent event, String reason);

  /// The call may happen with other arguments; a denial that names them where the client has no
  /// form for that. For an event of [Stage#BEFORE].
  Answer rewrite(HookEvent event, ObjectNode arguments);

  /// The output must not be used. For an event of [Stage#AFTER].
  Answer block(HookEvent event, String reason);

  /// The denial, or the block, that needs nothing: a literal.
  ///
  /// @param name the event's, canonical
  Answer constantDenial(String name);

  /// What says no where even the standard output fails.
  Answer lastResort();
}
