// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.event;

import java.util.Optional;

/// A client that starts `aiwatch hook`.
public enum HookClient {
  CURSOR("cursor", "Cursor"),
  CLAUDE_CODE("claude_code", "Claude Code"),
  CODEX("codex", "Codex"),
  HERMES("hermes", "Hermes");

  private final String wireName;
  private final String title;

  HookClient(String wireName, String title) {
    this.wireName = wireName;
    this.title = title;
  }

  /// The name after `--client` and in what the tenant is sent: `claude_code`.
  public String wireName() {
    return wireName;
  }

  /// The name for people: `Claude Code`.
  public String title() {
    return title;
  }

  /// The client that `--client` names; `claude` and `claude-code` are other names of Claude Code.
  public static Optional<HookClient> named(String name) {
    if (name.equals("claude") || name.equals("claude-code")) {
      return Optional.of(CLAUDE_CODE);
    }
    for (HookClient client : values()) {
      if (client.wireName.equals(name)) {
        return Optional.of(client);
      }
    }
    return Optional.empty();
  }
}
