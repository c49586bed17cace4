// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.hook.CursorFile;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.setup.edit.Format;
import java.nio.file.Path;
import java.util.List;

/// Cursor: `hooks.json` of the machine or of the user (<https://cursor.com/docs/hooks>).
final class CursorSetup implements ClientSetup {
  private static final String EMPTY = "{\n  \"version\": 1\n}\n";

  /// Only events that every supported Cursor knows: one unknown name voids the file. The events
  /// that carry a file's content are not closed, because a large file exceeds what Cursor itself
  /// can hand over.
  private static final List<HookRow> ROWS =
      List.of(
          HookRow.blocking("beforeMCPExecution"),
          HookRow.judged("beforeReadFile"),
          HookRow.judged("beforeTabFileRead"),
          HookRow.blocking("beforeShellExecution"),
          HookRow.blocking("preToolUse"),
          HookRow.judged("postToolUse"),
          HookRow.told("postToolUseFailure"),
          HookRow.session("sessionStart"),
          HookRow.session("sessionEnd"),
          HookRow.session("beforeSubmitPrompt"),
          HookRow.session("afterAgentThought"),
          HookRow.session("afterAgentResponse"),
          HookRow.session("afterMCPExecution"),
          HookRow.session("afterShellExecution"),
          HookRow.session("subagentStart"),
          HookRow.session("subagentStop"),
          HookRow.session("afterFileEdit"),
          HookRow.session("afterTabFileEdit"),
          HookRow.session("stop"),
          HookRow.session("preCompact"));

  private static final FileHooks HOOKS =
      new EventHooks(Entries.FLAT, ROWS, CursorFile::objection, CursorSetup::handler);

  @Override
  public HookClient client() {
    return HookClient.CURSOR;
  }

  @Override
  public List<HookFile> files(Scope scope, Look look) {
    Layout layout = look.layout();
    return switch (scope) {
      case MDM ->
          List.of(
              file(
                  Places.system(
                      layout,
                      "/Library/Application Support/Cursor/hooks.json",
                      "/etc/cursor/hooks.json"),
                  Owner.MACHINE));
      case USER -> {
        Path folder = layout.home().resolve(".cursor");
        yield look.isFolder(folder)
            ? List.of(file(folder.resolve("hooks.json"), Owner.USER))
            : List.of();
      }
    };
  }

  @Override
  public List<Shadow> shadows(Scope scope, Look look) {
    return List.of();
  }

  @Override
  public List<String> holes(Scope scope) {
    String shell =
        "Cursor starts hooks through a shell, which a project's environment can keep from starting"
            + " anything; calls are blocked then, files are read";
    return scope == Scope.MDM
        ? List.of(shell)
        : List.of(shell, "users can take the entries out of their own ~/.cursor/hooks.json");
  }

  private static HookFile file(Path path, Owner owner) {
    return new HookFile(path, owner, Format.JSONC, EMPTY, HOOKS);
  }

  private static JsonNode handler(HookRow row, HookSet set) {
    ObjectNode handler = Handlers.line(HookClient.CURSOR, row);
    if (row.blocks(set)) {
      handler.put("failClosed", true);
    }
    return handler;
  }
}
