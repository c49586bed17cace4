// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.setup.edit.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Codex: `hooks.json` and, for the machine, the pin that keeps users from switching hooks off
/// (Codex 0.124 to 0.169; <https://learn.chatgpt.com/docs/hooks>). `/etc/codex` on both systems.
final class CodexSetup implements ClientSetup {
  private static final String EMPTY = "{}\n";
  private static final Path HOOKS_JSON = Path.of("hooks.json");
  private static final int SESSION_END = 3; // the most that Codex takes

  private static final List<HookRow> ROWS =
      List.of(
          HookRow.judged("PreToolUse"),
          HookRow.judged("PostToolUse"),
          HookRow.judged("PermissionRequest"),
          HookRow.session("SessionStart"),
          HookRow.session("SessionEnd").within(SESSION_END),
          HookRow.session("UserPromptSubmit"),
          HookRow.session("SubagentStart"),
          HookRow.session("SubagentStop"),
          HookRow.session("Stop"),
          HookRow.session("PreCompact"));

  private static final FileHooks HOOKS =
      new EventHooks(Entries.GROUPS, ROWS, (_, root) -> objection(root), CodexSetup::group);

  private static final Set<String> ROOT = Set.of("description", EventLists.HOOKS);
  private static final Set<String> TYPES = Set.of("command", "mcp_tool", "prompt", "agent");
  private static final String CLAUSE = ", so that Codex loads nothing of it";

  @Override
  public HookClient client() {
    return HookClient.CODEX;
  }

  @Override
  public List<HookFile> files(Scope scope, Look look) {
    return switch (scope) {
      case MDM ->
          List.of(
              file(system(look).resolve(HOOKS_JSON), Owner.MACHINE),
              new HookFile(
                  system(look).resolve("requirements.toml"),
                  Owner.MACHINE,
                  Format.TOML,
                  "",
                  new CodexPin()));
      case USER -> {
        Path folder = look.layout().home().resolve(".codex");
        yield look.isFolder(folder)
            ? List.of(file(folder.resolve(HOOKS_JSON), Owner.USER))
            : List.of();
      }
    };
  }

  @Override
  public List<Shadow> shadows(Scope scope, Look look) {
    if (scope == Scope.MDM) {
      return List.of(); // the pin beats them
    }
    Path file = look.layout().home().resolve(".codex").resolve(HOOKS_JSON);
    Path config = file.resolveSibling("config.toml");
    Path requirements = system(look).resolve("requirements.toml");
    if (CodexPin.state(look.tree(requirements, Format.TOML)) != CodexPin.State.ON
        && CodexPin.state(look.tree(config, Format.TOML)) == CodexPin.State.OFF) {
      return List.of(
          new Shadow(
              file,
              Optional.empty(),
              config + " has hooks = false under [features]: Codex starts no hook"));
    }
    return look.tree(requirements, Format.TOML)
            .map(tree -> tree.path("allow_managed_hooks_only").asBoolean())
            .orElse(false)
        ? List.of(
            new Shadow(
                file,
                Optional.empty(),
                requirements
                    + " has allow_managed_hooks_only, with which hooks of the user do not run"))
        : List.of();
  }

  @Override
  public List<String> holes(Scope scope) {
    return switch (scope) {
      case MDM ->
          List.of(
              "Codex starts hooks through the user's shell, and runs the tool where a hook is killed"
                  + " or takes too long; it has no switch for that",
              "Codex 0.124 does not know the pin in requirements.toml: users can switch hooks off"
                  + " there");
      case USER ->
          List.of(
              "Codex runs hooks of the user only once the user has trusted them: start codex and"
                  + " choose to trust them; codex exec leaves untrusted ones out silently",
              "users can switch hooks off ([features] hooks = false, --disable hooks)");
    };
  }

  private static Path system(Look look) {
    return look.layout().system("/etc/codex");
  }

  private static HookFile file(Path path, Owner owner) {
    return new HookFile(path, owner, Format.JSON, EMPTY, HOOKS);
  }

  private static Optional<String> objection(JsonNode root) {
    for (Map.Entry<String, JsonNode> member : root.properties()) {
      if (!ROOT.contains(member.getKey())) {
        return Optional.of("has more than description and hooks at its root" + CLAUSE);
      }
    }
    for (JsonNode groups : root.path(EventLists.HOOKS)) {
      for (JsonNode group : groups) {
        for (JsonNode handler : group.path(EventLists.HOOKS)) {
          if (!TYPES.contains(handler.path("type").asText(""))) {
            return Optional.of("has a hook of a type that Codex does not know" + CLAUSE);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static JsonNode group(HookRow row, HookSet set) {
    ObjectNode handler = Handlers.object().put("type", "command");
    handler.setAll(Handlers.line(HookClient.CODEX, row));
    return Handlers.group(handler);
  }
}
