// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Recognises entries of this program in clients' files: the form that is installed, any other path
/// of `aiwatch hook`, and what earlier products of the vendor installed (`aiwatch-hook`,
/// `aiwatch-enforce`, `runlayer-hook.sh`, `runlayer hooks`).
///
/// Only what is *started* counts, not what is mentioned: `echo aiwatch hook` is somebody else's. A
/// line that also starts something else is somebody else's too, because taking it out would take
/// that out.
final class OwnCommand {
  private static final int MAX_CHARACTERS = 64 * 1024;
  private static final int MAX_DEPTH = 4;

  private static final Set<String> PROGRAMS =
      Set.of("aiwatch-hook", "aiwatch-enforce", "runlayer-hook.sh");

  /// Start the words after them.
  private static final Set<String> STARTERS = Set.of("exec", "nohup", "command", "env", "sudo");

  private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash");

  /// Do nothing that anybody would miss.
  private static final Set<String> IDLE = Set.of("true", ":", "exit", "[", "test", "cd");

  private OwnCommand() {}

  /// Whether an entry starts this program.
  ///
  /// @param entry an object with `command`, and `args` in the form without a shell
  static boolean isIn(JsonNode entry) {
    JsonNode command = entry.path("command");
    if (!command.isTextual() || command.textValue().length() > MAX_CHARACTERS) {
      return false;
    }
    if (!entry.path("args").isArray()) {
      return isOurs(command.textValue());
    }
    List<String> words = new ArrayList<>();
    words.add(command.textValue());
    entry.path("args").forEach(word -> words.add(word.asText("")));
    return starts(words, 0);
  }

  /// Whether a shell's line starts this program and nothing else.
  static boolean isOurs(String line) {
    return isOurs(line, 0);
  }

  private static boolean isOurs(String line, int depth) {
    boolean ours = false;
    for (List<String> words : ShellWords.commands(line)) {
      if (starts(words, depth)) {
        ours = true;
      } else if (!IDLE.contains(words.getFirst())) {
        return false;
      }
    }
    return ours;
  }

  private static boolean starts(List<String> words, int depth) {
    int at = 0;
    while (at < words.size() && (isAssignment(words.get(at)) || isStarter(words, at))) {
      at++;
    }
    if (at == words.size()) {
      return false;
    }
    String program = name(words.get(at));
    List<String> rest = words.subList(at + 1, words.size());
    if (SHELLS.contains(program) && depth < MAX_DEPTH) {
      return startsInShell(rest, depth);
    }
    return PROGRAMS.contains(program)
        || (program.equals("aiwatch") && rest.contains("hook"))
        || (program.equals("runlayer") && !rest.isEmpty() && rest.getFirst().equals("hooks"));
  }

  private static boolean startsInShell(List<String> arguments, int depth) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("-")) {
        return starts(arguments.subList(i, arguments.size()), depth + 1);
      }
      if (argument.endsWith("c")) {
        return i + 1 < arguments.size() && isOurs(arguments.get(i + 1), depth + 1);
      }
    }
    return false;
  }

  /// A starter, or an option of one.
  private static boolean isStarter(List<String> words, int at) {
    return STARTERS.contains(name(words.get(at))) || (at > 0 && words.get(at).startsWith("-"));
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0 && word.substring(0, equals).chars().allMatch(OwnCommand::isNamePart);
  }

  private static boolean isNamePart(int c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private static String name(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }
}
