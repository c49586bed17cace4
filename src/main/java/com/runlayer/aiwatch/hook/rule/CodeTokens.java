// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.function.Consumer;

/// The whole tokens of a program in any language that can be names of files.
final class CodeTokens {
  private static final String ENDS = "\"'`()[]{}<>|&;,=:@+!%#^\\";

  private static final String MEMBER = ".env";

  private CodeTokens() {}

  static void of(String code, Consumer<String> token) {
    int at = 0;
    while (at < code.length()) {
      int end = at;
      while (end < code.length() && !ends(code.charAt(end))) {
        end++;
      }
      if (end > at && code.charAt(end - 1) != '/' && !isMember(code, at, end)) {
        token.accept(code.substring(at, end));
      }
      at = end + 1;
    }
  }

  private static boolean ends(char c) {
    return c <= ' ' || ENDS.indexOf(c) >= 0;
  }

  /// Whether it is a member of something, as `process.env`: words joined by dots, not in quotes.
  private static boolean isMember(String code, int from, int to) {
    if (to - from <= MEMBER.length() || !code.startsWith(MEMBER, to - MEMBER.length())) {
      return false;
    }
    if (isQuote(code, from - 1) || isQuote(code, to)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = code.charAt(i);
      boolean part = Character.isLetterOrDigit(c) || c == '_' || c == '$' || (c == '.' && i > from);
      if (!part) {
        return false;
      }
    }
    return true;
  }

  private static boolean isQuote(String code, int at) {
    return at >= 0 && at < code.length() && "\"'`".indexOf(code.charAt(at)) >= 0;
  }
}
