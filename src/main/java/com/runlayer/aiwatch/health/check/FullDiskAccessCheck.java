// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Layout.Os;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.FileContent.Reason;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.file.Path;

/// Whether protected folders can be read, by reading one byte of what is protected on every Mac:
/// the
/// user's own database of such permissions. No question is shown to the user: without the access,
/// this file is refused silently.
final class FullDiskAccessCheck implements Check {
  private static final String DATABASE = "Library/Application Support/com.apple.TCC/TCC.db";

  private final Subject subject;

  FullDiskAccessCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "full_disk_access";
  }

  @Override
  public Finding run() {
    if (subject.layout().os() != Os.MACOS) {
      return Finding.notApplicable("there is no such thing on this system");
    }
    Path database = subject.layout().home().resolve(DATABASE);
    return switch (subject.files().readPart(database, SafeFiles.Links.REFUSE, 0, 1)) {
      case FileContent.Read _ ->
          Finding.ok(
              "Full Disk Access is effective for whoever started doctor; in a terminal, that is the"
                  + " terminal's");
      case FileContent.Refused(Reason reason, String _) when reason == Reason.NO_PERMISSION ->
          Finding.warning(
              "Full Disk Access is not effective for whoever started doctor: folders that macOS"
                  + " protects are gaps of a scan",
              "push the privacy profile (PPPC); a gap of the scan that launchd starts is what counts,"
                  + " because in a terminal the terminal's access is used");
      case FileContent.Refused refused ->
          Finding.notApplicable(database + " " + refused.explanation());
      case FileContent.Absent _ -> Finding.notApplicable("there is no " + database);
    };
  }
}
