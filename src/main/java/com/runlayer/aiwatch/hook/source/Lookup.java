// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.nio.file.Path;
import java.util.List;

/// What came of looking for the servers that an event can mean. Everything but [Found] is a denial.
public sealed interface Lookup {
  /// A source and the entries that have it.
  ///
  /// @param definitions at least one
  record Candidate(SourceForm form, List<Definition> definitions) {
    /// Copies the list.
    public Candidate {
      definitions = List.copyOf(definitions);
    }
  }

  /// All of these have to be allowed.
  ///
  /// @param candidates at least one and at most [McpSources#MAX_SOURCES], each with another form
  record Found(List<Candidate> candidates) implements Lookup {
    /// Copies the list.
    public Found {
      candidates = List.copyOf(candidates);
    }
  }

  /// No configuration of the client has such a server.
  ///
  /// @param server what the event calls it; empty where it names none
  record NotRegistered(String server) implements Lookup {}

  /// A file that may define the server is there, and what it says cannot be told.
  ///
  /// @param clause what is wrong, for a person, without anything of the content but names: `is a
  ///     named pipe, not a regular file`
  record Refused(Path path, String clause) implements Lookup {}

  /// What would be called cannot be told apart from something else.
  ///
  /// @param clause why, for a person, without a secret: `its address holds user information`
  record Ambiguous(String clause) implements Lookup {}
}
