// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.runlayer.aiwatch.tenant.ScanReceipt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How a scan that was to be reported ended.
public sealed interface ScanOutcome {
  /// The tenant was told, in whole or in part.
  ///
  /// @param receipt for the servers; empty where their report did not arrive
  /// @param skills how the skills fared
  /// @param plugins how the plugins fared
  /// @param failures everything that was tried and did not arrive; empty where all did
  /// @param stateFailure why the outcome could not be remembered; empty where it was
  record Reported(
      Optional<ScanReceipt> receipt,
      Submitted skills,
      Submitted plugins,
      List<Failure> failures,
      Optional<String> stateFailure)
      implements ScanOutcome {
    /// Copies the list.
    public Reported {
      failures = List.copyOf(failures);
    }
  }

  /// Nothing was sent because nothing could be scanned.
  ///
  /// @param failure a sentence for a person
  record NotReported(String failure) implements ScanOutcome {}

  /// Another scan of this user is running; nothing was done.
  ///
  /// @param holder its process, where that is known
  /// @param stuck whether no scan has finished for more than an hour, so that the other one hangs
  record AlreadyRunning(OptionalLong holder, boolean stuck) implements ScanOutcome {}
}
