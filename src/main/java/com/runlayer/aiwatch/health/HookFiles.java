// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks into the files where clients keep their hooks for a call of `aiwatch hook --client NAME`.
///
/// Whether the client heeds the entry is not decided here: only that it is there. The shell form
/// (`aiwatch hook --client x`) and the form with an array of arguments are the same without white
/// space, quotes and commas, so the text is compared without them and the notation does not matter.
public final class HookFiles implements HookPresence {
  private static final int MAX_BYTES = 1024 * 1024;

  private final Layout layout;
  private final SafeFiles files;

  /// @param layout where the files are
  /// @param files opens them
  public HookFiles(Layout layout, SafeFiles files) {
    this.layout = layout;
    this.files = files;
  }

  @Override
  public List<ClientHook> clients() {
    return List.of(
        client("cursor", "Cursor", cursor(), List.of("cursor")),
        client(
            "claude_code",
            "Claude Code",
            claude(),
            List.of("claude_code", "claude-code", "claude")),
        client(
            "codex",
            "Codex",
            List.of(layout.system("/etc/codex/hooks.json"), home(".codex/hooks.json")),
            List.of("codex")),
        hermes());
  }

  /// Cursor 1.7 and later: <https://cursor.com/docs/agent/hooks>.
  private List<Path> cursor() {
    return List.of(
        switch (layout.os()) {
          case MACOS -> layout.system("/Library/Application Support/Cursor/hooks.json");
          case LINUX -> layout.system("/etc/cursor/hooks.json");
        },
        home(".cursor/hooks.json"));
  }

  /// <https://code.claude.com/docs/en/managed-settings>.
  private List<Path> claude() {
    return List.of(
        switch (layout.os()) {
          case MACOS ->
              layout.system(
                  "/Library/Application Support/ClaudeCode/managed-settings.d/50-aiwatch.json");
          case LINUX -> layout.system("/etc/claude-code/managed-settings.d/50-aiwatch.json");
        },
        home(".claude/settings.json"));
  }

  private ClientHook hermes() {
    Path folder = home(".hermes");
    return Files.isDirectory(folder)
        ? client("hermes", "Hermes", List.of(folder.resolve("config.yaml")), List.of("hermes"))
        : new ClientHook("hermes", "Hermes", new State.NoClient());
  }

  private ClientHook client(String name, String title, List<Path> places, List<String> names) {
    List<Path> present = new ArrayList<>();
    Optional<State> unknown = Optional.empty();
    for (Path place : places) {
      switch (files.read(place, SafeFiles.Links.FOLLOW, MAX_BYTES)) {
        case FileContent.Read read -> {
          if (isHook(new String(read.bytes(), StandardCharsets.UTF_8), names)) {
            present.add(place);
          }
        }
        case FileContent.Absent _ -> {}
        case FileContent.Refused refused ->
            unknown = Optional.of(new State.Unknown(place, refused.explanation()));
      }
    }
    State state =
        present.isEmpty() ? unknown.orElse(new State.Missing(places)) : new State.Present(present);
    return new ClientHook(name, title, state);
  }

  private static boolean isHook(String text, List<String> names) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && "\"',[]".indexOf(c) < 0) {
        plain.append(c);
      }
    }
    String words = plain.toString();
    return words.contains("aiwatch")
        && names.stream().anyMatch(name -> words.contains("hook--client" + name));
  }

  private Path home(String path) {
    return layout.home().resolve(path);
  }
}
