// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the arguments of the clients' own tools are. Names and arguments: the clients' tool schemas
/// as of Claude Code 2.1.330, Codex 0.169.0, Cursor SDK 1.0.32 and Hermes 0.19.0; an argument that
/// no table has is judged by its name, as all of an unknown tool's are.
final class ToolFields {
  /// What an argument is.
  enum Field {
    PATH,
    GLOB,
    ADDRESS,
    COMMAND,
    PATCH,
    CODE,
    /// Text that names nothing: what is written, what is searched for.
    DATA
  }

  /// @param access what the tool does with its paths
  private record Tool(Access access, Map<String, Field> fields) {}

  private static final Map<String, Field> FILE =
      Map.of(
          "file_path", Field.PATH,
          "path", Field.PATH,
          "target_file", Field.PATH,
          "notebook_path", Field.PATH,
          "content", Field.DATA,
          "contents", Field.DATA);

  private static final Map<String, Field> SEARCH =
      Map.of("path", Field.PATH, "glob", Field.GLOB, "include", Field.GLOB, "pattern", Field.DATA);

  private static final Map<String, Field> NAMES =
      Map.of(
          "path", Field.PATH,
          "pattern", Field.GLOB,
          "glob_pattern", Field.GLOB,
          "target_directory", Field.PATH);

  private static final Map<String, Field> SHELL =
      Map.of("command", Field.COMMAND, "cmd", Field.COMMAND, "description", Field.DATA);

  private static final Map<String, Field> WEB = Map.of("url", Field.ADDRESS);

  private static final Map<String, Field> PROSE =
      Map.of("prompt", Field.DATA, "description", Field.DATA);

  private ToolFields() {}

  /// What a call of the tool does with the files that it names.
  static Access access(HookClient client, String tool) {
    return known(client, tool).map(Tool::access).orElse(Access.WRITE);
  }

  /// What an argument is; nothing where neither the tool nor the argument's name says it.
  static Optional<Field> field(HookClient client, String tool, String name) {
    return known(client, tool)
        .map(known -> known.fields().get(name))
        .or(() -> byName(name.toLowerCase(Locale.ROOT)));
  }

  private static Optional<Field> byName(String name) {
    if (name.contains("command") || name.contains("cmd")) {
      return Optional.of(Field.COMMAND);
    }
    if (name.contains("glob")) {
      return Optional.of(Field.GLOB);
    }
    if (name.contains("uri") || name.equals("url")) {
      return Optional.of(Field.ADDRESS);
    }
    boolean path = name.contains("path") || name.contains("file") || name.contains("dir");
    return path ? Optional.of(Field.PATH) : Optional.empty();
  }

  private static Optional<Tool> known(HookClient client, String tool) {
    return Optional.ofNullable(
        switch (client) {
          case CLAUDE_CODE -> claude(tool);
          case CODEX -> codex(tool);
          case CURSOR -> cursor(tool);
          case HERMES -> hermes(tool);
        });
  }

  private static @Nullable Tool claude(String tool) {
    return switch (tool) {
      case "Bash", "PowerShell", "Monitor" -> new Tool(Access.WRITE, SHELL);
      case "Read", "NotebookRead", "LS", "LSP" -> new Tool(Access.READ, FILE);
      case "Write", "Edit", "MultiEdit", "NotebookEdit" -> new Tool(Access.WRITE, FILE);
      case "Glob" -> new Tool(Access.READ, NAMES);
      case "Grep" -> new Tool(Access.READ, SEARCH);
      case "WebFetch" -> new Tool(Access.READ, WEB);
      case "Agent", "Task" -> new Tool(Access.READ, PROSE);
      default -> null;
    };
  }

  private static @Nullable Tool codex(String tool) {
    return switch (tool) {
      case "Bash", "shell", "local_shell", "exec_command", "shell_command" ->
          new Tool(Access.WRITE, SHELL);
      case "apply_patch" ->
          new Tool(
              Access.WRITE,
              Map.of("command", Field.PATCH, "input", Field.PATCH, "patch", Field.PATCH));
      case "view_image", "read_file", "list_dir" -> new Tool(Access.READ, FILE);
      case "grep_files" -> new Tool(Access.READ, SEARCH);
      default -> null;
    };
  }

  private static @Nullable Tool cursor(String tool) {
    return switch (tool) {
      case "Shell" -> new Tool(Access.WRITE, SHELL);
      case "Read", "LS" -> new Tool(Access.READ, FILE);
      case "Write", "Edit", "StrReplace", "Delete" -> new Tool(Access.WRITE, FILE);
      case "Grep" -> new Tool(Access.READ, SEARCH);
      case "Glob" -> new Tool(Access.READ, NAMES);
      case "WebFetch" -> new Tool(Access.READ, WEB);
      case "Task" -> new Tool(Access.READ, PROSE);
      default -> null;
    };
  }

  private static @Nullable Tool hermes(String tool) {
    return switch (tool) {
      case "terminal" -> new Tool(Access.WRITE, SHELL);
      case "process" -> new Tool(Access.WRITE, Map.of("data", Field.COMMAND));
      case "read_file", "vision_analyze", "skill_view" -> new Tool(Access.READ, FILE);
      case "write_file" -> new Tool(Access.WRITE, FILE);
      case "patch" -> new Tool(Access.WRITE, Map.of("path", Field.PATH, "patch", Field.PATCH));
      case "search_files" ->
          new Tool(
              Access.READ,
              Map.of("path", Field.PATH, "file_glob", Field.GLOB, "pattern", Field.GLOB));
      case "execute_code" -> new Tool(Access.WRITE, Map.of("code", Field.CODE));
      default -> null;
    };
  }
}
