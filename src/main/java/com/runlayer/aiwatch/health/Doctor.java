// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.health.Finding.Status;
import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.platform.StateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Runs checks in the order of causes. One that cannot make sense, because an earlier one failed,
/// is not run: what it would say would hide the cause.
public final class Doctor {
  private final List<Check> checks;

  /// @param checks in the order of causes
  public Doctor(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /// Looks at everything.
  public Examination examine() {
    Map<String, Status> ended = new HashMap<>();
    List<Examination.Result> results = new ArrayList<>();
    for (Check check : checks) {
      Optional<String> obstacle = obstacle(check, ended);
      Finding finding =
          obstacle
              .map(name -> Finding.notApplicable("not looked at, because " + name + " failed"))
              .orElseGet(() -> run(check));
      // what could not be looked at keeps others from being looked at, too
      ended.put(check.name(), obstacle.isPresent() ? Status.PROBLEM : finding.status());
      results.add(new Examination.Result(check.name(), finding));
    }
    return new Examination(results);
  }

  /// The earlier check that failed, or that could itself not be run for that reason.
  private static Optional<String> obstacle(Check check, Map<String, Status> ended) {
    return check.needs().stream().filter(name -> ended.get(name) == Status.PROBLEM).findFirst();
  }

  private static Finding run(Check check) {
    try {
      return check.run();
    } catch (StateException | PlatformUnavailableException e) {
      return Finding.problem(
          Objects.requireNonNullElse(e.getMessage(), "the state cannot be read"),
          "see the finding about the state folder");
    }
  }
}
