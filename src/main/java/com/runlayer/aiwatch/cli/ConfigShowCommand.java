// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.ConfigProblem;
import com.runlayer.aiwatch.config.ManagedFile;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.Setting;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.SettingsReader;
import com.runlayer.aiwatch.config.Value;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows every value that counts, where it comes from, and what does not count. Asks nobody;
/// secrets are masked.
@Command(
    name = "show",
    description =
        "Shows every value, where it comes from, and what does not count. Secrets are masked.")
final class ConfigShowCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec;

  ConfigShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    ManagedPreferences managed = session.managedPreferences();
    Settings settings =
        SettingsReader.merge(
            session.flags(spec, Optional.empty(), Optional.empty()),
            managed,
            session.invocation().environment());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ConfigDocument.of(managed, settings).toPrettyString());
    } else {
      print(managed, settings, out);
    }
    return ExitCode.DONE.code();
  }

  private static void print(ManagedPreferences managed, Settings settings, PrintWriter out) {
    Table values = new Table("KEY", "VALUE", "SOURCE");
    for (Setting setting : settings.all()) {
      values.row(
          setting.key().title(),
          setting.value().map(Value::display).orElse("-"),
          setting.source().describe());
    }
    values.lines().forEach(out::println);
    out.println();
    Table files = new Table("MANAGED FILE", "STATE");
    for (ManagedFile file : managed.files()) {
      files.row(file.source().describe(), file.state().name().toLowerCase(Locale.ROOT));
    }
    files.lines().forEach(out::println);
    if (!settings.problems().isEmpty()) {
      out.println();
      out.println("Problems:");
      for (ConfigProblem problem : settings.problems()) {
        out.println("  " + Printable.of(problem.sentence()));
      }
    }
  }
}
