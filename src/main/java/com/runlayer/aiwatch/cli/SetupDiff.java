// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.setup.ClientReport;
import com.runlayer.aiwatch.setup.FilePlan;
import com.runlayer.aiwatch.setup.FilePlan.Step;
import com.runlayer.aiwatch.setup.FileReport;
import com.runlayer.aiwatch.setup.SetupReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What would be changed, as a unified diff. The lines around a change are somebody else's
/// settings, so secrets are taken out of them.
final class SetupDiff {
  private static final int CONTEXT = 3;
  private static final String NOTHING = "/dev/null";

  private final Redactor redactor;

  SetupDiff(Redactor redactor) {
    this.redactor = redactor;
  }

  /// All files, one after the other; of a file that is left alone one line that says why.
  List<String> lines(SetupReport report) {
    List<String> lines = new ArrayList<>();
    for (ClientReport client : report.clients()) {
      for (FileReport file : client.files()) {
        FilePlan plan = file.plan();
        if (file.isFailed()) {
          file.sentences().forEach(sentence -> lines.add("# " + sentence));
        } else if (plan.step().isPresent()) {
          lines.addAll(diff(plan, plan.step().get()));
        } else {
          lines.add("# " + plan.file().path() + ": nothing to change");
        }
      }
    }
    return lines.stream().map(line -> Printable.of(redactor.text(line))).toList();
  }

  private static List<String> diff(FilePlan plan, Step step) {
    String path = plan.file().path().toString();
    List<String> before = split(plan.textBefore());
    List<String> after =
        switch (step) {
          case Step.Write write -> split(write.text());
          case Step.Delete _ -> List.of();
        };
    return UnifiedDiffUtils.generateUnifiedDiff(
        before.isEmpty() ? NOTHING : path,
        after.isEmpty() ? NOTHING : path,
        before,
        DiffUtils.diff(before, after),
        CONTEXT);
  }

  private static List<String> split(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
