// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.ConfigProblem;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.Source;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// Whether every value that somebody set counts: the right type, filled in, of a usable form.
final class ValuesCheck implements Check {
  private final Settings settings;

  ValuesCheck(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "values";
  }

  @Override
  public Finding run() {
    // a managed file that cannot be read at all is the finding before this one
    List<ConfigProblem> problems =
        settings.problems().stream()
            .filter(
                problem ->
                    problem.key().isPresent() || !(problem.source() instanceof Source.Managed))
            .toList();
    if (problems.isEmpty()) {
      return Finding.ok("every value that is set counts");
    }
    String seen = problems.stream().map(ConfigProblem::sentence).collect(Collectors.joining(" "));
    return problems.stream().anyMatch(problem -> problem.key().isPresent())
        ? Finding.problem(
            seen, "correct the value where it is set; docs/configuration.md has the forms")
        : Finding.warning(seen, "correct the variable, or unset it");
  }
}
