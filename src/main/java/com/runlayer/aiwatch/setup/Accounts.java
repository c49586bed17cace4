// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.setup.SetupReport.Reason;
import com.runlayer.aiwatch.setup.client.Scope;
import java.util.Optional;

/// Who may ask for what.
final class Accounts {
  private Accounts() {}

  /// Why this account cannot do what is asked for.
  static Optional<SetupReport> objection(SetupWorld world, SetupRequest request) {
    if (request.scope() == Scope.USER && world.isRoot()) {
      return Optional.of(
          SetupReport.ended(
              request,
              ExitCode.USAGE,
              Reason.WRONG_USER,
              "--user works in the home of whoever runs it, and root has no AI clients; run it as"
                  + " the user, or with --mdm"));
    }
    if (request.scope() == Scope.MDM && request.writes() && !world.isAdministrator()) {
      return Optional.of(
          SetupReport.ended(
              request,
              ExitCode.USAGE,
              Reason.WRONG_USER,
              "--mdm writes files that belong to root; run it as root (sudo)"));
    }
    return Optional.empty();
  }

  /// Another run is at work.
  static SetupReport busy(SetupRequest request, FileLockResult.Busy busy) {
    return SetupReport.ended(
        request,
        ExitCode.FAILED,
        Reason.BUSY,
        "another run of setup hooks is at work"
            + (busy.holder().isPresent() ? " (process " + busy.holder().getAsLong() + ")" : "")
            + "; wait for its end, or end that process");
  }
}
