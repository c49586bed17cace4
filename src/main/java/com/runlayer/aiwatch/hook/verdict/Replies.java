// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.redact.Redactor;
import java.util.List;
import java.util.Optional;

/// Reads the tenant's answers. Whatever is not exactly one of the forms is no answer.
final class Replies {
  private static final String PERMISSION = "permission";

  private static final List<String> REASONS = List.of("block_reason", "user_message", "reason");

  private Replies() {}

  /// The answer to a question; empty where it is none.
  static Optional<Decision> read(Question question, JsonNode json) {
    return switch (question.route()) {
      case ENFORCE -> before(json, question.tool(), Optional.of(new Decision.Pass()));
      case TOOL_PRE -> before(json, question.tool(), arguments(json));
      case TOOL_POST -> after(json, question.tool());
      case EVENTS -> Optional.empty();
    };
  }

  private static Optional<Decision> before(JsonNode json, String tool, Optional<Decision> allowed) {
    return switch (json.path(PERMISSION).asText("")) {
      case "deny" -> Optional.of(new Decision.Deny(reason(json, "the tool " + tool)));
      case "allow" -> allowed;
      default -> Optional.empty();
    };
  }

  private static Optional<Decision> after(JsonNode json, String tool) {
    JsonNode blocked = json.path("blocked");
    if (!blocked.isBoolean()) {
      return Optional.empty();
    }
    return Optional.of(
        blocked.booleanValue()
            ? new Decision.BlockOutput(reason(json, "the output of the tool " + tool))
            : new Decision.Pass());
  }

  private static Optional<Decision> arguments(JsonNode json) {
    JsonNode arguments = json.path("modified_args");
    if (arguments.isMissingNode() || arguments.isNull()) {
      return Optional.of(new Decision.Pass());
    }
    // arguments that cannot be passed on must not turn into the original ones
    return arguments.isObject() ? Optional.of(new Decision.Rewrite(arguments)) : Optional.empty();
  }

  private static String reason(JsonNode json, String subject) {
    for (String field : REASONS) {
      String text = json.path(field).asText("").strip();
      if (!text.isEmpty()) {
        return "Blocked by your organisation's policy: " + new Redactor().text(text);
      }
    }
    return "Blocked by your organisation's policy: it does not allow "
        + subject
        + ". Ask your administrator.";
  }
}
