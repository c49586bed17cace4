// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.hook.event.HookClient;

/// Makes what clients start. The command names no host and no key: clients' files are read by
/// everybody.
final class Handlers {
  private Handlers() {}

  /// `{"command", "timeout"}` for a client that starts a line of text.
  static ObjectNode line(HookClient client, HookRow row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("command", command(client))
        .put("timeout", row.seconds());
  }

  /// The line that starts our hook.
  static String command(HookClient client) {
    return Layout.PROGRAM + " hook --client " + client.wireName();
  }

  /// `{"hooks": [handler]}`, for every tool: without a `matcher`.
  static JsonNode group(ObjectNode handler) {
    ObjectNode group = JsonNodeFactory.instance.objectNode();
    group.putArray(EventLists.HOOKS).add(handler);
    return group;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
