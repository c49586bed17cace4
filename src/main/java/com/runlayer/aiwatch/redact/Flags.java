// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

/// What a flag of a command line says of the argument after it.
final class Flags {
  /// Longer is no flag.
  private static final int MAX_LENGTH = 64;

  private static final String[] ATTACHED_HEADERS = {"--header=", "--headers=", "-H=", "-H"};

  private Flags() {}

  /// Whether a word is a flag rather than a value that begins with a dash.
  static boolean isFlag(String word) {
    if (word.length() == 2) {
      return word.charAt(0) == '-' && Chars.isLetter(word.charAt(1));
    }
    if (word.length() < 4 || word.length() > MAX_LENGTH || !word.startsWith("--")) {
      return false;
    }
    for (int i = 2; i < word.length() && word.charAt(i) != '='; i++) {
      if (!Chars.isLower(word.charAt(i)) && word.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }

  static boolean isHeader(String word) {
    return switch (word) {
      case "-H", "--header", "--headers", "--http-header", "--add-header" -> true;
      default -> false;
    };
  }

  /// Where in `--header=Name: value` or `-HName: value` the header begins; 0: in no other word.
  static int attachedHeader(String word) {
    for (String flag : ATTACHED_HEADERS) {
      if (word.length() > flag.length() && word.startsWith(flag)) {
        return flag.length();
      }
    }
    return 0;
  }

  /// `-u` and its like take `user:password` in many programs.
  static boolean isUser(String word) {
    return switch (word) {
      case "-u", "-U", "--user", "--proxy-user", "--basic-auth" -> true;
      default -> false;
    };
  }

  /// What the next argument is, by the name of a flag that has no value of its own.
  static SecretNames.Verdict verdict(String word) {
    return word.startsWith("-") && word.indexOf('=') < 0
        ? SecretNames.of(word)
        : SecretNames.Verdict.HARMLESS;
  }
}
