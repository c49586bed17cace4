// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Layout.Os;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.ProgramRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the checks have in common that ask a program of macOS about ours.
final class SystemPrograms {
  private static final int MAX_LINE = 200;

  private SystemPrograms() {}

  /// Why there is nothing to ask about.
  static Optional<Finding> obstacle(Subject subject) {
    if (subject.layout().os() != Os.MACOS) {
      return Optional.of(Finding.notApplicable("there is no such thing on this system"));
    }
    return Files.exists(subject.layout().program())
        ? Optional.empty()
        : Optional.of(
            Finding.notApplicable(
                "the package is not installed: there is no " + subject.layout().program()));
  }

  /// Asks, and lets a check judge the answer.
  static Finding ask(
      Subject subject,
      Path program,
      List<String> arguments,
      Function<ProgramRun.Ended, Finding> judgement) {
    return switch (subject.programs().run(program, arguments)) {
      case ProgramRun.Ended ended -> judgement.apply(ended);
      case ProgramRun.NotStarted not -> Finding.notApplicable(program + " " + not.clause());
      case ProgramRun.TimedOut _ ->
          Finding.warning(program + " did not answer within 5 s", "try again");
    };
  }

  /// What a program said, in one line.
  static String firstLine(ProgramRun.Ended ended) {
    String line = ended.output().lines().findFirst().orElse("nothing").strip();
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
  }
}
