// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.ConfigProblem;
import com.runlayer.aiwatch.config.ManagedFile;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.Setting;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.Source;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// Whether anybody configured this device, and whether what they wrote can be read.
final class ConfigurationCheck implements Check {
  private final ManagedPreferences managed;
  private final Settings settings;

  ConfigurationCheck(ManagedPreferences managed, Settings settings) {
    this.managed = managed;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public Finding run() {
    String unreadable =
        managed.files().stream()
            .filter(file -> file.state() == ManagedFile.State.UNREADABLE)
            .flatMap(file -> file.problems().stream())
            .map(ConfigProblem::sentence)
            .collect(Collectors.joining(" "));
    if (!unreadable.isEmpty()) {
      return Finding.problem(
          unreadable, "push the profile again; plutil -lint tells what is wrong");
    }
    List<String> sources =
        settings.all().stream()
            .map(Setting::source)
            .filter(source -> !(source instanceof Source.Default))
            .map(Source::describe)
            .distinct()
            .toList();
    if (managed.present()) {
      return Finding.ok(
          "managed by "
              + managed.files().stream()
                  .filter(ManagedFile::exists)
                  .map(file -> file.source().describe())
                  .collect(Collectors.joining(", ")));
    }
    return sources.isEmpty()
        ? Finding.problem(
            "nothing is configured: there is no managed file at "
                + managed.files().stream()
                    .map(file -> file.source().describe())
                    .collect(Collectors.joining(", ")),
            "push the preference domain com.runlayer.aiwatch to this device")
        : Finding.ok("not managed; configured by " + String.join(", ", sources));
  }
}
