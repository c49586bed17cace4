// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import com.runlayer.aiwatch.discovery.inventory.Text;
import com.runlayer.aiwatch.discovery.inventory.TextFile;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the content of skills and plugins once more, for whoever sends it: a scan itself keeps
/// names and hashes only.
public final class ArtifactTexts {
  private final OwnText files;
  private final Redactor redactor;

  /// @param redactor for everything that leaves the device
  public ArtifactTexts(OwnText files, Redactor redactor) {
    this.files = files;
    this.redactor = redactor;
  }

  /// The files that are still there, redacted.
  ///
  /// @param folder of the skill or plugin
  public List<Text> of(Path folder, List<TextFile> titles) {
    List<Text> texts = new ArrayList<>(titles.size());
    for (TextFile each : titles) {
      if (files.read(folder.resolve(each.title())) instanceof FileContent.Read read) {
        texts.add(
            new Text(
                each.title(), redactor.text(new String(read.bytes(), StandardCharsets.UTF_8))));
      }
    }
    return texts;
  }
}
