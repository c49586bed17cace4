// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Layout.Os;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.ProgramRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether launchd knows a unit, and how its last run ended.
final class LaunchdCheck implements Check {
  private static final Path LAUNCHCTL = Path.of("/bin/launchctl");
  private static final String LAST_EXIT = "last exit code = ";

  /// The bootstrap unit ends so while it waits for the first enrollment.
  private static final String WAITING = "4";

  private final Subject subject;
  private final LaunchdUnit unit;

  LaunchdCheck(Subject subject, LaunchdUnit unit) {
    this.subject = subject;
    this.unit = unit;
  }

  @Override
  public String name() {
    return unit.checkName();
  }

  @Override
  public Finding run() {
    if (subject.layout().os() != Os.MACOS) {
      return Finding.notApplicable("there is no launchd on this system");
    }
    Path file = subject.layout().system(unit.file());
    if (!Files.exists(file)) {
      return Files.exists(subject.layout().program())
          ? Finding.problem(
              "the unit " + unit.label() + " is not installed: there is no " + file,
              "install the package again")
          : Finding.notApplicable("the package is not installed: there is no " + file);
    }
    if (subject.root() && unit != LaunchdUnit.BOOTSTRAP) {
      return Finding.notApplicable("doctor runs as root, and the unit runs for each user");
    }
    String target = unit.target(subject.owned().effectiveUser());
    return SystemPrograms.ask(
        subject, LAUNCHCTL, List.of("print", target), ended -> judge(ended, target, file));
  }

  private Finding judge(ProgramRun.Ended ended, String target, Path file) {
    if (ended.exit() != 0) {
      String domain = target.substring(0, target.lastIndexOf('/'));
      return Finding.problem(
          "launchd does not know the unit " + target,
          "load it: launchctl bootstrap "
              + domain
              + " "
              + file
              + "; if it was switched off in Login Items, the MDM can forbid that");
    }
    // launchd prints "(never exited)" before the first end
    String code =
        ended
            .output()
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith(LAST_EXIT))
            .map(line -> line.substring(LAST_EXIT.length()).split("[: ]", 2)[0])
            .findFirst()
            .orElse("");
    if (unit == LaunchdUnit.BOOTSTRAP && code.equals(WAITING)) {
      return Finding.warning(
          "the unit " + target + " waits for the user's enrollment",
          "see the findings about the enrollment");
    }
    return code.isEmpty() || code.equals("0") || code.startsWith("(")
        ? Finding.ok("the unit " + target + " is loaded")
        : Finding.warning(
            "the last run of the unit " + target + " ended with exit code " + code,
            "run what it runs by hand, and see the log");
  }
}
