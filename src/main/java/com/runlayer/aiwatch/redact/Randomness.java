// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

/// Tells words that a random generator made from words that people made.
///
/// The measure is how many pairs of neighbouring letters are among those that make up 93 % of the
/// text in package names and their summaries. Words that people run together reach most of that in
/// any combination, random letters and digits about a quarter. On the names of two package
/// registries it takes 1 of 54,000 long npm names and 340 of 147,000 long PyPI names for random,
/// most of which are; of random keys it misses 1 in 200 with 24 letters and digits and 1 in 1,000
/// with 32. Shannon's entropy does not separate the two: long names of many different letters reach
/// it as well.
final class Randomness {
  /// Shorter words are left alone: too many abbreviations would look random.
  private static final int MIN_LENGTH = 20;

  /// Without its separators.
  private static final int MIN_CHARACTERS = 18;

  /// Without separators and digits: identifiers of services have up to 20 letters.
  private static final int MIN_LETTERS = 24;

  /// A random word in an alphabet with separators still has one run of this length.
  private static final int MIN_RUN = 10;

  private static final int MIN_PAIRS = 10;

  /// Hex digits of this length are no random word but a commit.
  private static final int COMMIT = 40;

  /// Fewer hex digits are a short commit, a build, a time.
  private static final int MIN_HEX_SECRET = 32;

  private static final int UUID = 36;

  /// For each letter from `a` to `z`, the letters that commonly follow it.
  private static final String[] FOLLOWERS = {
    "bcdfgilmnprstuvwy",
    "aeiloru",
    "aehikloprstu",
    "aeikorsu",
    "abcdefglmnprstvwx",
    "aefiloru",
    "aehinoru",
    "aeiot",
    "abcdefglmnoprstvz",
    "es",
    "aeis",
    "adeilostuy",
    "aeimopu",
    "acdefginost",
    "bcdfgklmnoprstuvw",
    "aehiloprstuy",
    "u",
    "acdefikmnostuvy",
    "acdehiopstuy",
    "acehiloprstuy",
    "abdegilmnprst",
    "aei",
    "aeios",
    "t",
    "nopst",
    ""
  };

  private Randomness() {}

  /// Whether a word of letters, digits and separators looks random.
  static boolean isRandom(String word) {
    if (word.length() < MIN_LENGTH) {
      return false;
    }
    int pairs = 0;
    int common = 0;
    int characters = 0;
    int longestRun = 0;
    boolean digits = false;
    int at = 0;
    while (at < word.length()) {
      if (isUuid(word, at)) {
        at += UUID;
        continue;
      }
      int end = at;
      boolean hex = true;
      while (end < word.length() && Chars.isLetterOrDigit(word.charAt(end))) {
        hex &= Chars.isHex(word.charAt(end));
        end++;
      }
      int length = end - at;
      if (!hex || (length >= MIN_HEX_SECRET && length != COMMIT)) {
        characters += length;
        longestRun = Math.max(longestRun, length);
        for (int i = at; i < end; i++) {
          digits |= Chars.isDigit(word.charAt(i));
          if (i + 1 < end && isPair(word.charAt(i), word.charAt(i + 1))) {
            pairs++;
            common += isCommon(word.charAt(i), word.charAt(i + 1)) ? 1 : 0;
          }
        }
      }
      at = Math.max(end, at + 1);
    }
    return characters >= (digits ? MIN_CHARACTERS : MIN_LETTERS)
        && longestRun >= MIN_RUN
        && pairs >= MIN_PAIRS
        && common * 20 < pairs * (digits ? 11 : 10);
  }

  /// Whether a word is a long row of hex digits and no commit: a key, or the digest of something.
  static boolean isHexKey(String word) {
    if (word.length() < MIN_HEX_SECRET || word.length() == COMMIT) {
      return false;
    }
    boolean letters = false;
    for (int i = 0; i < word.length(); i++) {
      if (!Chars.isHex(word.charAt(i))) {
        return false;
      }
      letters |= Chars.isLetter(word.charAt(i));
    }
    return letters;
  }

  /// Two digits say nothing: dates and versions have them too.
  private static boolean isPair(char first, char second) {
    return !(Chars.isDigit(first) && Chars.isDigit(second));
  }

  private static boolean isCommon(char first, char second) {
    return Chars.isLetter(first)
        && Chars.isLetter(second)
        && FOLLOWERS[Chars.lower(first) - 'a'].indexOf(Chars.lower(second)) >= 0;
  }

  private static boolean isUuid(String word, int at) {
    if (word.length() - at < UUID) {
      return false;
    }
    for (int i = 0; i < UUID; i++) {
      char c = word.charAt(at + i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !Chars.isHex(c)) {
        return false;
      }
    }
    return true;
  }
}
