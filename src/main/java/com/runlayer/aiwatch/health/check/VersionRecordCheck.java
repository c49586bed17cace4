// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.VersionRecord;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import java.nio.file.Path;
import java.util.Optional;

/// Whether the program is the one that the package says it installed, which is what the MDM's
/// inventory shows.
final class VersionRecordCheck implements Check {
  private final Subject subject;

  VersionRecordCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "version_record";
  }

  @Override
  public Finding run() {
    Optional<Path> path = subject.layout().versionRecord();
    if (path.isEmpty()) {
      return Finding.notApplicable("there is no such thing on this system");
    }
    String again = "install the package again";
    return switch (VersionRecord.read(subject.files(), path.get())) {
      case VersionRecord.Absent _ ->
          Finding.notApplicable("the package is not installed: there is no " + path.get());
      case VersionRecord.Unusable unusable ->
          Finding.warning(path.get() + " " + unusable.clause(), again);
      case VersionRecord.Recorded recorded ->
          recorded.version().equals(subject.version())
              ? Finding.ok("the package and the program are " + subject.version())
              : Finding.problem(
                  "the package says that it installed "
                      + recorded.version()
                      + ", and this program is "
                      + subject.version(),
                  again);
    };
  }
}
