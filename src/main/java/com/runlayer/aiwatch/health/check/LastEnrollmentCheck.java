// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.enroll.LastEnrollment;
import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.StateException;
import java.util.List;
import java.util.Optional;

/// How the last enrollment ended.
final class LastEnrollmentCheck implements Check {
  private final Subject subject;

  LastEnrollmentCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "last_enrollment";
  }

  @Override
  public List<String> needs() {
    return List.of(StateFolderCheck.NAME);
  }

  @Override
  public Finding run() throws StateException {
    if (subject.root()) {
      return Finding.notApplicable("doctor runs as root, who never enrolls");
    }
    Optional<LastEnrollment> last = subject.enrollmentRecord().last();
    if (last.isEmpty()) {
      return Finding.notApplicable("no enrollment is known");
    }
    String when = Ages.at(last.get().finishedAt(), subject.clock().instant());
    return switch (last.get().outcome()) {
      case EXCHANGED, ALREADY -> Finding.ok("the last enrollment went well: " + when);
      case FAILED ->
          Finding.problem(
              "the last enrollment failed ("
                  + when
                  + "): "
                  + last.get().error().orElse("nobody knows why"),
              "do what the sentence says, then run aiwatch enroll");
    };
  }
}
