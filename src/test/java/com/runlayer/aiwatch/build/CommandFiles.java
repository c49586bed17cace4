// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.build;

import com.runlayer.aiwatch.cli.CommandTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;

/// Writes what a package installs beside the program and what is made of its commands: completion
/// for shells, and man pages. The build runs it; the program itself has nothing of it.
public final class CommandFiles {
  private CommandFiles() {}

  /// Writes `completion/` and `man/` below the folder that the argument names.
  public static void main(String... arguments) throws IOException {
    CommandLine commands = CommandTree.of();
    write(Path.of(arguments[0], "completion"), completion(commands));
    write(Path.of(arguments[0], "man"), manPages(commands));
  }

  /// Content by file name. bash and zsh share one script.
  static Map<String, String> completion(CommandLine commands) {
    return Map.of(
        "aiwatch.bash", AutoComplete.bash("aiwatch", commands),
        "aiwatch.fish", FishCompletion.of(commands.getCommandSpec()));
  }

  /// Content by file name, one for each command.
  static Map<String, String> manPages(CommandLine commands) {
    Map<String, String> pages = new TreeMap<>();
    addPages(commands, pages);
    return pages;
  }

  private static void addPages(CommandLine command, Map<String, String> pages) {
    pages.put(ManPage.name(command.getCommandSpec()) + ".1", ManPage.of(command.getCommandSpec()));
    for (CommandLine below : command.getSubcommands().values()) {
      if (!below.getCommandSpec().usageMessage().hidden()) {
        addPages(below, pages);
      }
    }
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
