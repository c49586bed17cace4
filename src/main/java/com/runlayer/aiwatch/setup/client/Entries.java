// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// How the entries in an event's list are built.
enum Entries {
  /// The list holds handlers: Cursor, Hermes.
  FLAT {
    @Override
    Content holds(JsonNode entry) {
      return OwnCommand.isIn(entry) ? Content.ONLY_OURS : Content.NOTHING;
    }

    @Override
    JsonNode withoutOurs(JsonNode entry) {
      throw new IllegalStateException("a handler cannot be ours and somebody else's");
    }
  },
  /// The list holds groups, each with a list of handlers: Claude Code, Codex.
  GROUPS {
    @Override
    Content holds(JsonNode entry) {
      int ours = 0;
      for (JsonNode handler : entry.path(EventLists.HOOKS)) {
        ours += OwnCommand.isIn(handler) ? 1 : 0;
      }
      if (ours == 0) {
        return Content.NOTHING;
      }
      return ours == entry.path(EventLists.HOOKS).size()
          ? Content.ONLY_OURS
          : Content.OURS_AND_OTHERS;
    }

    @Override
    JsonNode withoutOurs(JsonNode entry) {
      ObjectNode group = entry.deepCopy();
      ArrayNode others = group.putArray(EventLists.HOOKS);
      for (JsonNode handler : entry.path(EventLists.HOOKS)) {
        if (!OwnCommand.isIn(handler)) {
          others.add(handler);
        }
      }
      return group;
    }
  };

  /// Whose hooks are in one entry.
  enum Content {
    NOTHING,
    ONLY_OURS,
    OURS_AND_OTHERS
  }

  abstract Content holds(JsonNode entry);

  abstract JsonNode withoutOurs(JsonNode entry);
}
