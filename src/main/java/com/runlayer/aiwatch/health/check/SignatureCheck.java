// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import java.nio.file.Path;
import java.util.List;

/// Whether the program is as it was signed. Without that the system neither starts it nor honours
/// its access to protected folders and to the keychain.
final class SignatureCheck implements Check {
  private static final Path CODESIGN = Path.of("/usr/bin/codesign");

  private final Subject subject;

  SignatureCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "signature";
  }

  @Override
  public Finding run() {
    String program = subject.layout().program().toString();
    return SystemPrograms.obstacle(subject)
        .orElseGet(
            () ->
                SystemPrograms.ask(
                    subject,
                    CODESIGN,
                    List.of("--verify", "--strict", program),
                    ended ->
                        ended.exit() == 0
                            ? Finding.ok("the signature of " + program + " is valid")
                            : Finding.problem(
                                "the signature of "
                                    + program
                                    + " is not valid: "
                                    + SystemPrograms.firstLine(ended),
                                "install the package again")));
  }
}
