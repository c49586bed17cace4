// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tells from the name of a flag, variable, header or key whether its value is a secret.
final class SecretNames {
  /// Longer is no name.
  private static final int MAX_LENGTH = 200;

  /// What a name says of its value.
  enum Verdict {
    /// Nothing.
    HARMLESS,
    /// A secret, or the path or address of one: `--key`, `--credentials`.
    SUSPECT,
    /// A secret.
    SECRET
  }

  private static final Set<String> SECRET_WORDS =
      Set.of(
          ("password passwd passphrase passcode pwd pass secret secrets token bearer authorization"
                  + " cookie cookies jwt pat otp signature sig apikey apitoken accesstoken authtoken"
                  + " accesskey secretkey authkey privatekey clientsecret")
              .split(" "));

  private static final String[] SECRET_ENDINGS = {
    "password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "privatekey"
  };

  /// Before `key` or `tokens`: a secret, even where the value looks like a path.
  private static final Set<String> SECRET_KINDS =
      Set.of(
          ("api access secret auth refresh license licence encryption signing account master service"
                  + " session subscription bot admin app user org enroll enrollment bearer")
              .split(" "));

  /// Before `key`: part of a data structure, or meant to be known.
  private static final Set<String> HARMLESS_KINDS =
      Set.of(
          ("public primary foreign sort partition cache row group index object hot map routing"
                  + " idempotency dedup translation i18n")
              .split(" "));

  /// As the last word: not the secret itself but something about it.
  private static final Set<String> ABOUT =
      Set.of(
          ("file files path paths dir directory folder name names id ids url uri endpoint type types"
                  + " ttl expiry expires expiration timeout length limit limits count size env var"
                  + " header headers provider store manager server host port mode method prefix"
                  + " suffix format algorithm policy scope scopes rotation stdin check validation"
                  + " helper age budget usage location source through")
              .split(" "));

  /// As the first word: a switch or a number.
  private static final Set<String> SWITCHES =
      Set.of("no", "skip", "disable", "without", "allow", "ignore", "max", "min", "num", "total");

  private SecretNames() {}

  /// Looks at the words of a name, in any of the usual spellings: `--api-key`, `API_KEY`, `apiKey`.
  static Verdict of(CharSequence name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return Verdict.HARMLESS;
    }
    List<String> words = words(name);
    if (words.isEmpty() || ABOUT.contains(words.getLast()) || SWITCHES.contains(words.getFirst())) {
      return Verdict.HARMLESS;
    }
    Verdict verdict = Verdict.HARMLESS;
    for (int i = 0; i < words.size(); i++) {
      String before = i == 0 ? "" : words.get(i - 1);
      Verdict word = word(words.get(i), before, i == words.size() - 1);
      if (word.compareTo(verdict) > 0) {
        verdict = word;
      }
    }
    return verdict;
  }

  private static Verdict word(String word, String before, boolean last) {
    if (SECRET_WORDS.contains(word)) {
      return Verdict.SECRET;
    }
    for (String ending : SECRET_ENDINGS) {
      if (word.endsWith(ending)) {
        return Verdict.SECRET;
      }
    }
    return switch (word) {
      case "key", "keys" -> key(before, last);
      case "tokens" -> SECRET_KINDS.contains(before) ? Verdict.SECRET : Verdict.HARMLESS;
      case "credential", "credentials", "creds" -> Verdict.SUSPECT;
      case "auth" -> last ? Verdict.SUSPECT : Verdict.HARMLESS;
      case "string" -> before.equals("connection") ? Verdict.SUSPECT : Verdict.HARMLESS;
      default -> Verdict.HARMLESS;
    };
  }

  private static Verdict key(String before, boolean last) {
    if (SECRET_KINDS.contains(before)) {
      return Verdict.SECRET;
    }
    return last && !HARMLESS_KINDS.contains(before) ? Verdict.SUSPECT : Verdict.HARMLESS;
  }

  /// Lower-case words; a new one begins after anything but a letter or digit, and at a capital
  /// letter after a small one.
  private static List<String> words(CharSequence name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean small = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Chars.isLetterOrDigit(c) || (small && Chars.isUpper(c))) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      }
      if (Chars.isLetterOrDigit(c)) {
        word.append(Chars.lower(c));
      }
      small = Chars.isLower(c);
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
