// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.setup.edit.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Claude Code: the user's `settings.json` and, for the machine, a file of our own among the
/// managed settings (<https://code.claude.com/docs/en/hooks>, 2.1.197 and 2.1.330).
///
/// Both, because neither is enough: a project's `disableAllHooks` drops the user's hooks and not
/// the managed ones, and Claude Code ignores managed files where another managed source has any
/// policy. The same handler in both runs once.
final class ClaudeSetup implements ClientSetup {
  private static final String EMPTY = "{}\n";

  /// Never `WorktreeCreate` or `WorktreeRemove`: a hook there replaces what the client does.
  private static final List<HookRow> ROWS =
      List.of(
          HookRow.blocking("PreToolUse"),
          HookRow.judged("PostToolUse"),
          HookRow.told("PostToolUseFailure"),
          HookRow.session("SessionStart"),
          HookRow.session("SessionEnd"),
          HookRow.session("UserPromptSubmit"),
          HookRow.session("SubagentStart"),
          HookRow.session("SubagentStop"),
          HookRow.session("Stop"),
          HookRow.session("PreCompact"),
          // judged by the local file rule
          HookRow.session("PermissionRequest").within(30),
          HookRow.session("Notification"),
          HookRow.session("TaskCompleted"),
          HookRow.session("TeammateIdle"),
          HookRow.session("InstructionsLoaded"),
          HookRow.session("ConfigChange"));

  private static final FileHooks HOOKS =
      new EventHooks(Entries.GROUPS, ROWS, (_, _) -> Optional.empty(), ClaudeSetup::group);

  private static final int MAX_DROP_INS = 100;

  @Override
  public HookClient client() {
    return HookClient.CLAUDE_CODE;
  }

  @Override
  public List<HookFile> files(Scope scope, Look look) {
    Layout layout = look.layout();
    Path folder = layout.home().resolve(".claude");
    HookFile settings = file(settings(layout), Owner.USER);
    return switch (scope) {
      case MDM ->
          List.of(
              file(managed(layout).resolve("managed-settings.d/50-aiwatch.json"), Owner.MACHINE),
              settings);
      case USER -> look.isFolder(folder) ? List.of(settings) : List.of();
    };
  }

  @Override
  public List<Shadow> shadows(Scope scope, Look look) {
    Layout layout = look.layout();
    List<Shadow> shadows = new ArrayList<>();
    Path dropIn = managed(layout).resolve("managed-settings.d/50-aiwatch.json");
    Optional<Path> higher = propertyLists(layout).stream().filter(look::hasEntries).findFirst();
    higher.ifPresent(
        list ->
            shadows.add(
                new Shadow(
                    dropIn,
                    Optional.of(settings(layout)),
                    "Claude Code ignores managed files, because "
                        + list
                        + " has settings for it")));
    List<Path> managed = managedFiles(layout, look);
    for (Path file : managed) {
      if (isOn(look, file, "disableAllHooks")) {
        String reason = file + " has disableAllHooks, with which Claude Code starts no hook";
        shadows.add(new Shadow(dropIn, Optional.empty(), reason));
        shadows.add(new Shadow(settings(layout), Optional.empty(), reason));
      } else if (isOn(look, file, "allowManagedHooksOnly")) {
        shadows.add(
            new Shadow(
                settings(layout),
                Optional.of(dropIn),
                file + " has allowManagedHooksOnly, with which hooks of the user do not run"));
      }
    }
    if (isOn(look, settings(layout), "disableAllHooks")) {
      shadows.add(
          new Shadow(
              settings(layout),
              Optional.of(dropIn),
              settings(layout)
                  + " has disableAllHooks, with which Claude Code starts no hook of the user"));
    }
    return shadows;
  }

  @Override
  public List<String> holes(Scope scope) {
    String own =
        "users and projects can switch hooks in the user's settings off (disableAllHooks, --bare,"
            + " --safe-mode, --setting-sources, another CLAUDE_CONFIG_DIR)";
    return scope == Scope.MDM
        ? List.of(
            own
                + "; the managed file survives that, and does not count where Claude Code has"
                + " settings from its own server or from an MDM profile")
        : List.of(own);
  }

  private static Path settings(Layout layout) {
    return layout.home().resolve(".claude/settings.json");
  }

  private static Path managed(Layout layout) {
    return Places.system(layout, "/Library/Application Support/ClaudeCode", "/etc/claude-code");
  }

  private static List<Path> propertyLists(Layout layout) {
    return switch (layout.os()) {
      case MACOS ->
          List.of(
              layout.system(
                  "/Library/Managed Preferences/"
                      + layout.user()
                      + "/com.anthropic.claudecode.plist"),
              layout.system("/Library/Managed Preferences/com.anthropic.claudecode.plist"));
      case LINUX -> List.of();
    };
  }

  private static List<Path> managedFiles(Layout layout, Look look) {
    List<Path> files = new ArrayList<>();
    files.add(managed(layout).resolve("managed-settings.json"));
    look.children(managed(layout).resolve("managed-settings.d"), false, MAX_DROP_INS).stream()
        .filter(file -> file.toString().endsWith(".json"))
        .forEach(files::add);
    return files;
  }

  private static boolean isOn(Look look, Path file, String key) {
    return look.tree(file, Format.JSON).map(tree -> tree.path(key).asBoolean()).orElse(false);
  }

  private static HookFile file(Path path, Owner owner) {
    return new HookFile(path, owner, Format.JSON, EMPTY, HOOKS);
  }

  /// The form without a shell: a repository's settings can set variables with which a shell starts
  /// nothing and fails in no way that anybody notices.
  private static JsonNode group(HookRow row, HookSet set) {
    ObjectNode handler = Handlers.object().put("type", "command").put("command", Layout.PROGRAM);
    handler.putArray("args").add("hook").add("--client").add(HookClient.CLAUDE_CODE.wireName());
    handler.put("timeout", row.seconds());
    if (row.blocks(set)) {
      handler.put("onFailure", "block");
    }
    return Handlers.group(handler);
  }
}
