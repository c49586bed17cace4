// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.ExitCode;
import java.util.List;
import java.util.Optional;

/// What came of a run.
///
/// @param request what was asked for
/// @param exit the true result, whoever started the run
/// @param ending why the run ended before it looked at any client; empty where it did look
/// @param clients what came of each client
/// @param problems what went wrong beside the clients' files: a sentence each
public record SetupReport(
    SetupRequest request,
    ExitCode exit,
    Optional<Ending> ending,
    List<ClientReport> clients,
    List<String> problems) {
  /// Copies the lists.
  public SetupReport {
    clients = List.copyOf(clients);
    problems = List.copyOf(problems);
  }

  /// Why a run ended early.
  ///
  /// @param reason the class of it
  /// @param sentence for a person
  public record Ending(Reason reason, String sentence) {}

  /// The classes of early ends.
  public enum Reason {
    /// No enrollment key is configured: hooks are not wanted here.
    NOT_WANTED,
    /// No tenant is configured.
    NO_HOST,
    /// Nobody is enrolled yet.
    NOT_ENROLLED,
    /// The wrong account.
    WRONG_USER,
    /// The administrator wants the hooks to stay.
    REFUSED,
    /// Another run is at work.
    BUSY,
    /// Something that a run needs cannot be had.
    UNAVAILABLE
  }

  static SetupReport ended(SetupRequest request, ExitCode exit, Reason reason, String sentence) {
    return new SetupReport(
        request, exit, Optional.of(new Ending(reason, sentence)), List.of(), List.of());
  }
}
