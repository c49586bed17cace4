// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The commands that would take the program away: stop, redirect or remove it, read its credential,
/// or start a client without its hooks.
final class SelfProtection {
  /// The name of the binary.
  static final String PROGRAM = "aiwatch";

  private static final Set<String> OWN = Set.of(PROGRAM);
  private static final Set<String> STOPPERS =
      Set.of("kill", "pkill", "killall", "launchctl", "systemctl", "skill");
  private static final Set<String> KEYCHAIN = Set.of("security");
  private static final Set<String> HERMES = Set.of("hermes");
  private static final Set<String> CODEX = Set.of("codex");
  private static final Set<String> CLIENTS =
      Set.of("claude", "codex", "hermes", "cursor", "cursor-agent");
  private static final Set<String> SETTERS =
      Set.of("set", "setenv", "export", "launchctl", "declare", "typeset", "read", "printf");

  /// `uninstall`, and the options that make a run work for another tenant or another device.
  private static final String[] OWN_WORDS = {"--force", "--host", "--ca-bundle", "-D"};

  private static final String[] HOOKLESS = {
    "--bare", "--safe-mode", "--setting-sources", "--disable=hooks", "--disable-hooks"
  };

  private static final List<String> HOOKLESS_TEXTS = List.of("disableallhooks", "features.hooks");

  private static final Set<String> VARIABLES =
      Set.of(
          "HERMES_SAFE_MODE",
          "HERMES_MANAGED_DIR",
          "HERMES_HOME",
          "CLAUDE_CONFIG_DIR",
          "CODEX_HOME",
          "CURSOR_CONFIG_DIR");

  private SelfProtection() {}

  /// @param ownPipeline whether a command before it in its pipeline names this program
  static Optional<Guarded> of(CommandLine line, boolean ownPipeline) {
    if (line.runs(OWN) && (line.has("uninstall") || line.hasBeginning(OWN_WORDS))) {
      return Optional.of(Guarded.OWN_PROCESS);
    }
    if (line.runs(STOPPERS) && (ownPipeline || namesOwn(line))) {
      return Optional.of(Guarded.OWN_PROCESS);
    }
    if (line.runs(KEYCHAIN) && contains(line, "runlayer-cli")) {
      return Optional.of(Guarded.OWN_CREDENTIAL);
    }
    if ((line.runs(HERMES) && line.has("hooks") && line.has("revoke")) || startsHookless(line)) {
      return Optional.of(Guarded.HOOKLESS_CLIENT);
    }
    return setsVariable(line) ? Optional.of(Guarded.HOOKLESS_CLIENT) : Optional.empty();
  }

  private static boolean startsHookless(CommandLine line) {
    if (!line.runs(CLIENTS)) {
      return false;
    }
    boolean disabled = line.runs(CODEX) && line.has("--disable") && line.has("hooks");
    return disabled
        || line.hasBeginning(HOOKLESS)
        || HOOKLESS_TEXTS.stream().anyMatch(text -> contains(line, text));
  }

  /// In front of a command, after `env` or `export`: the client that reads it may be started later.
  private static boolean setsVariable(CommandLine line) {
    boolean sets = line.runs(SETTERS);
    for (Argument word : line.words()) {
      for (String form : word.forms()) {
        int length = Assignments.nameLength(form);
        String name = length > 0 ? form.substring(0, length) : Marks.plain(form);
        if ((length > 0 || sets) && VARIABLES.contains(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean namesOwn(CommandLine line) {
    for (Argument word : line.words()) {
      if (word.own() || word.forms().stream().anyMatch(CommandLine::namesOwn)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(CommandLine line, String text) {
    for (Argument word : line.words()) {
      for (String form : word.forms()) {
        if (Folding.fold(Marks.plain(form)).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
