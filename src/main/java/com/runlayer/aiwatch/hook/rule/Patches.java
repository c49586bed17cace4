// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.function.Consumer;

/// The file names in the headers of patches: those of `apply_patch` and those of unified diffs.
final class Patches {
  private static final String BEGIN = "*** Begin Patch";

  private static final String[] HEADERS = {
    "*** Add File:",
    "*** Update File:",
    "*** Delete File:",
    "*** Move to:",
    "+++ ",
    "--- ",
    "rename from ",
    "rename to ",
    "copy from ",
    "copy to "
  };

  private static final String GIT = "diff --git ";

  private Patches() {}

  /// Whether the text says of itself that it is one.
  static boolean isOne(String text) {
    return text.stripLeading().startsWith(BEGIN);
  }

  /// Calls with every name. Of `a/name` and `b/name`, which diffs have, only the end matters.
  static void names(String patch, Consumer<String> name) {
    int at = 0;
    while (at < patch.length()) {
      int newline = patch.indexOf('\n', at);
      int end = newline < 0 ? patch.length() : newline;
      line(patch.substring(at, end).strip(), name);
      at = end + 1;
    }
  }

  private static void line(String line, Consumer<String> name) {
    for (String header : HEADERS) {
      if (line.regionMatches(true, 0, header, 0, header.length())) {
        String rest = line.substring(header.length());
        int tab = rest.indexOf('\t');
        both((tab < 0 ? rest : rest.substring(0, tab)).strip(), name);
      }
    }
    if (line.startsWith(GIT)) {
      for (String part : line.substring(GIT.length()).split(" ", -1)) {
        both(part, name);
      }
    }
  }

  /// The name as it is, and without the `a/` or `b/` that `patch -p1` takes away: links are
  /// followed
  /// from the right folder then.
  private static void both(String spelled, Consumer<String> name) {
    String bare =
        spelled.length() > 1 && spelled.startsWith("\"") && spelled.endsWith("\"")
            ? AnsiQuotes.decode(spelled.substring(1, spelled.length() - 1))
            : spelled;
    name.accept(bare);
    if (bare.startsWith("a/") || bare.startsWith("b/")) {
      name.accept(bare.substring(2));
    }
  }
}
