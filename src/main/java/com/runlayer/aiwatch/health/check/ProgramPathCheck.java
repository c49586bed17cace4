// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// Whether nobody but the administrator can exchange the program: every component of its path
/// belongs to root and cannot be written by others.
final class ProgramPathCheck implements Check {
  private final Subject subject;

  ProgramPathCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "program_path";
  }

  @Override
  public Finding run() {
    Path program = subject.layout().program();
    if (!Files.exists(program, LinkOption.NOFOLLOW_LINKS)) {
      return Finding.notApplicable("the package is not installed: there is no " + program);
    }
    Optional<String> objection = subject.owned().objection(program, subject.layout().root());
    return objection
        .map(
            clause ->
                Finding.problem(
                    program + " " + clause + ": whoever can write there can switch aiwatch off",
                    "give what is named to root and take the right to write from others (chown"
                        + " root:wheel, chmod go-w), or install the package again"))
        .orElseGet(() -> Finding.ok(program + " is root's alone"));
  }
}
