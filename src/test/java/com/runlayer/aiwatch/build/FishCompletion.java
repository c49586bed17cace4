// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.build;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Completion for fish, which picocli does not write.
final class FishCompletion {
  private final StringBuilder script =
      new StringBuilder("# Completion of aiwatch for fish, made from its commands.\n");

  private FishCompletion() {}

  static String of(CommandSpec top) {
    FishCompletion completion = new FishCompletion();
    completion.line(null, "-f");
    completion.write(top);
    return completion.script.toString();
  }

  private void write(CommandSpec command) {
    List<CommandSpec> children =
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(child -> !child.usageMessage().hidden())
            .toList();
    String names = children.stream().map(CommandSpec::name).collect(Collectors.joining(" "));
    String here = reached(command);
    String next = names.isEmpty() ? here : here + "; and not __fish_seen_subcommand_from " + names;
    for (CommandSpec child : children) {
      line(next, "-a " + child.name() + description(child.usageMessage().description()));
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        line(next, option(option));
      }
    }
    children.forEach(this::write);
  }

  /// The condition that all words of a command were typed.
  private static String reached(CommandSpec command) {
    return Stream.iterate(command, each -> each.parent() != null, CommandSpec::parent)
        .map(each -> "__fish_seen_subcommand_from " + each.name())
        .reduce((below, above) -> above + "; and " + below)
        .orElse("true");
  }

  private static String option(OptionSpec option) {
    StringBuilder text = new StringBuilder();
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
          .append(' ');
    }
    if (option.arity().max() > 0) {
      Iterable<String> candidates = option.completionCandidates();
      text.append(option.type() == Path.class ? "-r -F" : "-x");
      if (candidates != null) {
        text.append(" -a ").append(quoted(String.join(" ", candidates)));
      }
    }
    return text.toString().strip() + description(option.description());
  }

  private static String description(String[] sentences) {
    String first = String.join(" ", sentences);
    int end = first.indexOf(". ");
    return " -d " + quoted(end < 0 ? first : first.substring(0, end + 1));
  }

  private void line(@Nullable String condition, String rest) {
    script
        .append("complete -c aiwatch ")
        .append(condition == null ? "" : "-n " + quoted(condition) + " ")
        .append(rest)
        .append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
