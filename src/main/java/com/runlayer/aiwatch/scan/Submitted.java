// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import java.util.ArrayList;
import java.util.List;

/// How the skills, or the plugins, of one scan fared.
///
/// @param total how many were found
/// @param sent those whose content was new to the tenant and went there
/// @param known those that were reported without content
/// @param failures one for each that was tried and not reported
public record Submitted(int total, int sent, int known, List<Failure> failures) {
  /// Copies the list.
  public Submitted {
    failures = List.copyOf(failures);
  }

  /// Artifacts of which none was tried.
  static Submitted none(List<?> artifacts) {
    return new Submitted(artifacts.size(), 0, 0, List.of());
  }

  /// Those that were not reported, tried or not.
  public int missing() {
    return total - sent - known;
  }

  /// Counts while artifacts are sent.
  static final class Count {
    private int sent;
    private int known;
    private final List<Failure> failures = new ArrayList<>();

    void done(boolean withContent) {
      if (withContent) {
        sent++;
      } else {
        known++;
      }
    }

    void failed(Failure failure) {
      failures.add(failure);
    }

    Submitted of(int total) {
      return new Submitted(total, sent, known, failures);
    }
  }
}
