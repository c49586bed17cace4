// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.event;

import com.fasterxml.jackson.databind.JsonNode;

/// What a hook answers, before it is put into a client's words.
public sealed interface Decision {
  /// No objection. It never grants what the client would ask its user about.
  record Pass() implements Decision {}

  /// The call must not happen.
  ///
  /// @param reason one or two sentences for the person and the model; never empty
  record Deny(String reason) implements Decision {}

  /// The call may happen with other arguments.
  ///
  /// @param arguments an object
  record Rewrite(JsonNode arguments) implements Decision {}

  /// The output of a call that has happened must not be used.
  ///
  /// @param reason one or two sentences for the person and the model; never empty
  record BlockOutput(String reason) implements Decision {}
}
