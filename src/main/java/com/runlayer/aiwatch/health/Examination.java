// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.health.Finding.Status;
import java.util.List;
import java.util.Optional;

/// What all checks found.
///
/// @param results in the order of causes: what makes others fail stands before them
public record Examination(List<Result> results) {
  /// What one check found.
  ///
  /// @param check its name
  public record Result(String check, Finding finding) {}

  /// Copies the list.
  public Examination {
    results = List.copyOf(results);
  }

  /// Whether nothing is broken.
  public boolean healthy() {
    return count(Status.PROBLEM) == 0;
  }

  /// How many checks ended so.
  public int count(Status status) {
    return with(status).size();
  }

  /// The checks that ended so, in the order of causes.
  public List<Result> with(Status status) {
    return results.stream().filter(result -> result.finding().status() == status).toList();
  }

  /// What to look at first: the first problem, else the first warning.
  public Optional<Result> first() {
    return with(Status.PROBLEM).stream()
        .findFirst()
        .or(() -> with(Status.WARNING).stream().findFirst());
  }
}
