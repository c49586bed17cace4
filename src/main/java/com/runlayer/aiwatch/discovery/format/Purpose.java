// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

/// What a file is read for.
public enum Purpose {
  /// To tell what is there. Every client's words are understood in every file, and an entry that
  /// nobody can start is left out.
  SCAN,
  /// To tell what a client starts. Only the words count that the clients with hooks have in common
  /// (Claude Code, Codex, Cursor, Hermes): one of another client beside them, which they pass over,
  /// must not stand in for what they read. Whatever could mean something else to them is a problem:
  /// a field that comes twice, YAML's merge keys and tags.
  LOOKUP
}
