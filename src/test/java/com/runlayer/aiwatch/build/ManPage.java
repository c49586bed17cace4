// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.build;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A command as a man page, in the macros of man(7). Without a date, so that two builds give the
/// same bytes. Our own writer, because picocli's writes AsciiDoc, and what makes troff of that
/// (asciidoctor, on JRuby) is larger than the whole build.
final class ManPage {
  private final StringBuilder text = new StringBuilder();

  private ManPage() {}

  /// `aiwatch-config-show`.
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  static String of(CommandSpec command) {
    ManPage page = new ManPage();
    page.write(command);
    return page.text.toString();
  }

  private void write(CommandSpec command) {
    macro(
        "TH",
        name(command).toUpperCase(Locale.ROOT),
        "1",
        "",
        "aiwatch " + Version.current().number(),
        "aiwatch manual");
    macro("SH", "NAME");
    String description = String.join(" ", command.usageMessage().description());
    line(name(command) + " - " + firstSentence(description));
    macro("SH", "SYNOPSIS");
    line(synopsis(command));
    macro("SH", "DESCRIPTION");
    line(description);
    if (command.parent() == null) {
      line("It is configured by the managed preferences of the device (com.runlayer.aiwatch).");
    }
    options(command);
    commands(command);
    exitStatus();
    seeAlso(command);
  }

  private void options(CommandSpec command) {
    macro("SH", "OPTIONS");
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        macro("TP");
        text.append("\\fB")
            .append(escaped(String.join(", ", option.names())))
            .append("\\fR")
            .append(
                option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR")
            .append('\n');
        line(String.join(" ", option.description()));
      }
    }
  }

  private void commands(CommandSpec command) {
    if (children(command).isEmpty()) {
      return;
    }
    macro("SH", "COMMANDS");
    for (CommandSpec child : children(command)) {
      macro("TP");
      text.append("\\fB").append(escaped(child.qualifiedName(" "))).append("\\fR\n");
      line(String.join(" ", child.usageMessage().description()));
    }
  }

  private void exitStatus() {
    macro("SH", "EXIT STATUS");
    for (ExitCode code : ExitCode.values()) {
      macro("TP");
      line(Integer.toString(code.code()));
      line(
          switch (code) {
            case DONE -> "done, also when there was nothing to do";
            case FAILED -> "failed";
            case USAGE -> "wrong usage, or not configured";
            case NOT_ENROLLED -> "nobody is enrolled yet";
          });
    }
  }

  private void seeAlso(CommandSpec command) {
    List<CommandSpec> others = new ArrayList<>();
    if (command.parent() != null) {
      others.add(command.parent());
    }
    others.addAll(children(command));
    macro("SH", "SEE ALSO");
    line(String.join(", ", others.stream().map(other -> name(other) + "(1)").toList()));
  }

  private static List<CommandSpec> children(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(child -> !child.usageMessage().hidden())
        .toList();
  }

  private static String synopsis(CommandSpec command) {
    String synopsis = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).strip();
    return String.join(" ", synopsis.split("\\s+"));
  }

  private static String firstSentence(String description) {
    int end = description.indexOf(". ");
    String first = end < 0 ? description : description.substring(0, end);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  private void macro(String name, String... arguments) {
    text.append('.').append(name);
    for (String argument : arguments) {
      text.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    text.append('\n');
  }

  private void line(String line) {
    String escaped = escaped(line.strip());
    // a dot or an apostrophe at the beginning would be a macro
    text.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
        .append(escaped)
        .append('\n');
  }

  private static String escaped(String plain) {
    return plain.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
  }
}
