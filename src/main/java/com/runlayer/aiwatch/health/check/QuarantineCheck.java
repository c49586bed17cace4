// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import java.nio.file.Path;
import java.util.List;

/// Whether macOS holds the program for something from the internet that a person must confirm
/// first.
/// A package never leaves that mark; a copied binary does.
final class QuarantineCheck implements Check {
  private static final Path XATTR = Path.of("/usr/bin/xattr");
  private static final String ATTRIBUTE = "com.apple.quarantine";

  private final Subject subject;

  QuarantineCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "quarantine";
  }

  @Override
  public Finding run() {
    String program = subject.layout().program().toString();
    return SystemPrograms.obstacle(subject)
        .orElseGet(
            () ->
                SystemPrograms.ask(
                    subject,
                    XATTR,
                    List.of("-p", ATTRIBUTE, program),
                    ended ->
                        ended.exit() == 0
                            ? Finding.problem(
                                program + " is quarantined, and does not start without a person",
                                "install the package instead of copying the program, or remove the"
                                    + " attribute: xattr -d "
                                    + ATTRIBUTE
                                    + " "
                                    + program)
                            : Finding.ok(program + " is not quarantined")));
  }
}
