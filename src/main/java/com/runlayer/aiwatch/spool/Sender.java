// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import java.nio.file.Path;
import java.util.Optional;

/// Whose event it is, in the tenant's words.
public enum Sender {
  CURSOR("cursor", ".cursor"),
  CLAUDE_CODE("claude_code", ".claude/projects"),
  CODEX("codex", ".codex/sessions"),
  HERMES("hermes", ".hermes"),
  /// This program itself, which has no sessions.
  AIWATCH("aiwatch_hook", "");

  private final String wireName;
  private final String sessions;

  Sender(String wireName, String sessions) {
    this.wireName = wireName;
    this.sessions = sessions;
  }

  /// The name that the tenant knows: `claude_code`.
  public String wireName() {
    return wireName;
  }

  /// The sender with this name.
  public static Optional<Sender> named(String name) {
    for (Sender sender : values()) {
      if (sender.wireName.equals(name)) {
        return Optional.of(sender);
      }
    }
    return Optional.empty();
  }

  /// The folder that the client keeps its sessions in, the only one that transcripts are sent from.
  Optional<Path> sessionFolder(Path home) {
    return sessions.isEmpty() ? Optional.empty() : Optional.of(home.resolve(sessions));
  }
}
