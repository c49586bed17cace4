// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

/// The names that one argument of a command can hold: itself, what follows a short option, and its
/// parts between `=`, `:`, `@` and `,`.
final class ArgumentGuard {
  private static final String SEPARATORS = "=:@,";

  private final PathGuard guard;

  ArgumentGuard(PathGuard guard) {
    this.guard = guard;
  }

  /// An argument that excludes what it names (`--exclude=.env`, `!.env`) or leads to another
  /// machine
  /// names nothing.
  void check(String form, Access access) {
    if (form.startsWith("--exclude=") || form.startsWith("--ignore=") || form.startsWith("!")) {
      return;
    }
    int remote = FileAddress.remoteStart(form);
    if (remote == form.length()) {
      guard.path(form, access);
    }
    if (form.length() > 2 && form.charAt(0) == '-' && Character.isLetter(form.charAt(1))) {
      guard.path(form.substring(2), access);
    }
    parts(form.substring(0, remote), access);
  }

  private void parts(String form, Access access) {
    int at = 0;
    boolean first = true;
    for (int i = 0; i <= form.length(); i++) {
      boolean end = i == form.length();
      if (!end && SEPARATORS.indexOf(form.charAt(i)) < 0) {
        continue;
      }
      if (end && at == 0) {
        return;
      }
      part(form.substring(at, i), access);
      if (!end && (first || form.charAt(i) == '=')) {
        first = false;
        rest(form, i + 1, access);
      }
      at = i + 1;
    }
  }

  /// Names may hold the separators, so that everything after the first one may be one name.
  private void rest(String form, int from, Access access) {
    if (form.length() - from <= PathGuard.LONGEST_PATH) {
      part(form.substring(from), access);
    }
  }

  private void part(String part, Access access) {
    if (!part.startsWith("!") && !part.startsWith("^")) {
      guard.path(part, access);
    }
  }
}
