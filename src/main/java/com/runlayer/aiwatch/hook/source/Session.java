// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a session works, as far as its client says so.
///
/// An agent can change the folder that an event names with `cd`, while the client goes on with the
/// files of the folder that it was started in. So everything counts that tells of that folder, the
/// client's variables included: they can only add to it.
final class Session {
  private static final int MAX_ROOTS = 64;

  private final Occasion occasion;
  private final Map<String, String> environment;
  private final Worktrees worktrees;

  Session(Occasion occasion, Map<String, String> environment, SafeFiles files) {
    this.occasion = occasion;
    this.environment = environment;
    this.worktrees = new Worktrees(files);
  }

  /// The folders whose project files count.
  ///
  /// @param recorded projects that the client remembers, as its file spells them
  /// @param obstacles hears when they cannot be told
  SessionFolders folders(List<String> recorded, Obstacles obstacles) {
    SessionFolders folders = new SessionFolders();
    Optional<Path> named = occasion.folder().filter(Path::isAbsolute);
    named.ifPresent(folders::add);
    switch (occasion.client()) {
      case CLAUDE_CODE -> {
        required(named, obstacles);
        variable("CLAUDE_PROJECT_DIR", folders);
        started(recorded, folders);
        for (Path folder : List.copyOf(folders.all())) {
          worktrees.repository(folder).ifPresent(folders::add);
        }
      }
      case CODEX -> required(named, obstacles);
      case CURSOR -> {
        List<String> roots = roots();
        if (roots.size() > MAX_ROOTS) {
          obstacles.doubt("the event names more folders than are looked at");
        } else {
          roots.forEach(folders::add);
        }
        variable("CURSOR_PROJECT_DIR", folders);
      }
      case HERMES -> {} // has no project files
    }
    if (folders.tooDeep()) {
      obstacles.doubt(
          "the session works more than " + SessionFolders.MAX_LEVELS + " folders below the root");
    }
    return folders;
  }

  /// What Cursor calls `${workspaceFolder}`: nothing where it has more than one.
  Optional<Path> onlyRoot() {
    List<String> roots = roots();
    return roots.size() == 1 ? SessionFolders.path(roots.getFirst()) : Optional.empty();
  }

  private void required(Optional<Path> folder, Obstacles obstacles) {
    if (folder.isEmpty()) {
      obstacles.doubt("the event does not say in which folder the session works");
    }
  }

  private void variable(String name, SessionFolders folders) {
    String value = environment.get(name);
    if (value != null) {
      folders.add(value);
    }
  }

  /// Claude Code keeps a transcript in a folder that is named after the one that it was started in,
  /// with a hyphen for everything but letters and digits (`~/.claude/projects/-home-ada-app`).
  private void started(List<String> recorded, SessionFolders folders) {
    Optional<String> name =
        SessionFolders.path(occasion.payload().path("transcript_path").asText(""))
            .map(Path::getParent)
            .map(Path::getFileName)
            .map(Path::toString);
    name.ifPresent(
        wanted ->
            recorded.stream()
                .filter(project -> hyphened(project).equals(wanted))
                .forEach(folders::add));
  }

  private List<String> roots() {
    List<String> roots = new ArrayList<>();
    if (occasion.client() == HookClient.CURSOR) {
      for (JsonNode each : occasion.payload().path("workspace_roots")) {
        if (each.isTextual() && roots.size() <= MAX_ROOTS) {
          roots.add(each.asText());
        }
      }
    }
    return roots;
  }

  private static String hyphened(String path) {
    StringBuilder result = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      result.append(kept ? c : '-');
    }
    return result.toString();
  }
}
