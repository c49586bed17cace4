// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.ToolCall;
import com.runlayer.aiwatch.platform.RealPaths;
import com.runlayer.aiwatch.platform.posix.PosixRealPaths;
import java.nio.file.Path;
import java.util.Optional;

/// Puts calls before the rule. Without a folder of its own the calls come from `/src/proj`, and
/// the
/// disk is one without any link.
final class Calls {
  static final Path HOME = Path.of("/home/dev");
  static final Path PROJECT = Path.of("/src/proj");

  private final Path home;
  private final Optional<Path> folder;
  private final RealPaths realPaths;

  private Calls(Path home, Optional<Path> folder, RealPaths realPaths) {
    this.home = home;
    this.folder = folder;
    this.realPaths = realPaths;
  }

  static Calls inProject() {
    return new Calls(HOME, Optional.of(PROJECT), new NoLinks());
  }

  static Calls nowhere() {
    return new Calls(HOME, Optional.empty(), new NoLinks());
  }

  static Calls in(Path home, Path folder) {
    return new Calls(home, Optional.of(folder), new PosixRealPaths());
  }

  Optional<Guarded> shell(String command) {
    return shell(command, new Budget());
  }

  Optional<Guarded> shell(String command, Budget budget) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("command", command);
    return call(HookClient.CLAUDE_CODE, "PreToolUse", "Bash", input, budget);
  }

  Optional<Guarded> tool(HookClient client, String tool, JsonNode input) {
    return call(client, "PreToolUse", tool, input, new Budget());
  }

  Optional<Guarded> event(HookClient client, String event, ObjectNode payload) {
    Occasion occasion = new Occasion(client, event, "s", folder, payload);
    JsonNode input = payload.path("tool_input");
    return new LocalFileRule(home, realPaths)
        .find(
            occasion, new ToolCall(payload.path("tool_name").asText(""), "", input), new Budget());
  }

  private Optional<Guarded> call(
      HookClient client, String event, String tool, JsonNode input, Budget budget) {
    Occasion occasion =
        new Occasion(client, event, "s", folder, JsonNodeFactory.instance.objectNode());
    return new LocalFileRule(home, realPaths).find(occasion, new ToolCall(tool, "", input), budget);
  }

  private record NoLinks() implements RealPaths {
    @Override
    public Path real(Path path) {
      return path.normalize();
    }

    @Override
    public boolean exists(Path path) {
      return false;
    }
  }
}
