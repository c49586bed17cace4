// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes off what stands in front of the command that matters: `env`, a shell, a tool that sets up
/// versions or secrets.
final class Wrappers {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "fish", "ksh");

  /// Their command follows `--`.
  private static final Set<String> WITH_DASHES =
      Set.of(
          "mise", "rtx", "op", "doppler", "infisical", "dotenv", "dotenvx", "dotenv-cli", "asdf");

  private static final Set<String> VOLTA = Set.of("--node", "--npm", "--pnpm", "--yarn", "--env");

  private Wrappers() {}

  /// The command behind one wrapper.
  ///
  /// @param program the first word's name
  /// @param arguments what follows it
  /// @return empty where the program is no wrapper
  static Optional<List<String>> unwrap(String program, List<String> arguments) {
    CommandWords words = new CommandWords(arguments);
    if (SHELLS.contains(program)) {
      return shell(words);
    }
    if (WITH_DASHES.contains(program)) {
      return words.behindDashes().filter(command -> !command.isEmpty());
    }
    return switch (program) {
      case "env" -> env(words);
      case "sudo" ->
          behind(
              words, Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U", "--user", "--group"));
      case "nohup", "exec", "command", "time", "caffeinate", "arch", "stdbuf" ->
          behind(words, Set.of());
      case "nice" -> behind(words, Set.of("-n", "--adjustment"));
      case "cmd" -> words.next().equalsIgnoreCase("/c") ? Optional.of(words.rest()) : none();
      case "volta" -> words.next().equals("run") ? behind(words, VOLTA) : none();
      case "fnm" -> words.next().equals("exec") ? behind(words, Set.of("--using")) : none();
      case "corepack" -> behind(words, Set.of());
      case "nvm" -> nvm(words);
      case "direnv" -> {
        if (!words.next().equals("exec")) {
          yield none();
        }
        words.next();
        yield Optional.of(words.rest());
      }
      default -> none();
    };
  }

  private static Optional<List<String>> none() {
    return Optional.empty();
  }

  private static Optional<List<String>> behind(CommandWords words, Set<String> withValue) {
    words.options(withValue, Set.of());
    return Optional.of(words.rest());
  }

  /// `-S` holds the whole command in one word.
  private static Optional<List<String>> env(CommandWords words) {
    List<String> line =
        words.options(Set.of("-u", "--unset", "-C", "--chdir", "-S", "-P"), Set.of("-S"));
    if (!line.isEmpty()) {
      return CommandWords.split(line.getFirst());
    }
    while (words.peek().indexOf('=') > 0) {
      words.next();
    }
    return Optional.of(words.rest());
  }

  private static Optional<List<String>> shell(CommandWords words) {
    while (words.peek().startsWith("-")) {
      String option = words.next();
      if (!option.startsWith("--") && option.endsWith("c")) {
        return CommandWords.split(words.peek())
            .map(line -> line.getFirst().equals("exec") ? line.subList(1, line.size()) : line);
      }
    }
    return none();
  }

  /// The version is no option: `nvm exec 20 npx …`.
  private static Optional<List<String>> nvm(CommandWords words) {
    if (!words.next().equals("exec")) {
      return none();
    }
    words.options(Set.of(), Set.of());
    if ((!words.peek().isEmpty() && Character.isDigit(words.peek().charAt(0)))
        || words.peek().startsWith("v")
        || words.peek().startsWith("lts/")) {
      words.next();
    }
    return Optional.of(words.rest());
  }
}
