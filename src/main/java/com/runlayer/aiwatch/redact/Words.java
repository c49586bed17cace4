// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

/// Takes secrets out of one word: a piece of text without spaces and quotes, such as an argument, a
/// path, `KEY=value` or an address.
final class Words {
  private static final String REDACTED = Redactor.REDACTED;

  /// Before a digest, which is no secret.
  private static final String[] DIGESTS = {"sha1", "sha256", "sha384", "sha512", "md5", "blake3"};

  /// Folders whose entries have random names by design.
  private static final String[] RANDOM_FOLDERS = {"/nix/store/", "/var/folders/", "/archive-v0/"};

  private Words() {}

  static String redact(String word) {
    int address = word.indexOf("://");
    if (address > 0) {
      int start = address;
      while (start > 0 && isSchemeCharacter(word.charAt(start - 1))) {
        start--;
      }
      if (start < address) {
        String before = assignments(word.substring(0, start));
        return before.endsWith(REDACTED) ? before : before + Urls.redact(word.substring(start));
      }
    }
    return assignments(word);
  }

  /// Whether the name before a `=` or `:` at the end makes what follows the word a secret.
  static SecretNames.Verdict opens(String word) {
    if (word.isEmpty()) {
      return SecretNames.Verdict.HARMLESS;
    }
    char last = word.charAt(word.length() - 1);
    if (last != '=' && last != ':') {
      return SecretNames.Verdict.HARMLESS;
    }
    int start = word.length() - 1;
    while (start > 0 && word.charAt(start - 1) != '=' && word.charAt(start - 1) != ':') {
      start--;
    }
    return SecretNames.of(word.substring(start, word.length() - 1));
  }

  /// The parts between `=` and `:`. After the name of a secret nothing else is looked at.
  private static String assignments(String word) {
    StringBuilder out = new StringBuilder(word.length());
    String before = "";
    int at = 0;
    while (true) {
      int mark = at;
      while (mark < word.length()) {
        int reference = References.end(word, mark);
        if (reference > mark) {
          mark = reference;
        } else if (word.charAt(mark) == '=' || word.charAt(mark) == ':') {
          break;
        } else {
          mark++;
        }
      }
      String part = word.substring(at, mark);
      out.append(isDigestName(before) ? part : path(part));
      if (mark == word.length()) {
        return out.toString();
      }
      out.append(word.charAt(mark));
      at = mark + 1;
      if (at < word.length()) {
        switch (SecretNames.of(part)) {
          case SECRET -> {
            return out.append(Values.secret(word.substring(at))).toString();
          }
          case SUSPECT -> {
            return out.append(Values.suspect(word.substring(at))).toString();
          }
          case HARMLESS -> {}
        }
      }
      before = part;
    }
  }

  private static boolean isDigestName(String part) {
    for (String name : DIGESTS) {
      if (part.endsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private static String path(String part) {
    if (isBase64(part)) {
      return REDACTED;
    }
    StringBuilder out = new StringBuilder(part.length());
    boolean local = part.indexOf('/') >= 0;
    int at = 0;
    int depthOfRandom = 0;
    while (true) {
      int slash = part.indexOf('/', at);
      int end = slash < 0 ? part.length() : slash;
      String segment = part.substring(at, end);
      depthOfRandom = randomFolder(part, at) ? 2 : Math.max(0, depthOfRandom - 1);
      out.append(depthOfRandom > 0 ? segment : segment(segment, local));
      if (slash < 0) {
        return out.toString();
      }
      out.append('/');
      at = slash + 1;
    }
  }

  private static boolean randomFolder(String part, int at) {
    for (String folder : RANDOM_FOLDERS) {
      if (at >= folder.length() && part.startsWith(folder, at - folder.length())) {
        return true;
      }
    }
    return false;
  }

  /// The words of a piece without `/`, `=` and `:`.
  ///
  /// @param local whether it belongs to a path, where hex digits are the name of a cache entry
  static String segment(String segment, boolean local) {
    StringBuilder out = new StringBuilder(segment.length());
    int at = 0;
    while (at < segment.length()) {
      int reference = References.end(segment, at);
      if (reference > at) {
        int value = References.defaultValue(segment, at, reference);
        out.append(segment, at, value);
        if (value < reference) {
          out.append(segment(segment.substring(value, reference - 1), local)).append('}');
        }
        at = reference;
        continue;
      }
      int end = at;
      while (end < segment.length() && isTokenCharacter(segment.charAt(end))) {
        end++;
      }
      if (end == at) {
        out.append(segment.charAt(at++));
      } else {
        String token = segment.substring(at, end);
        out.append(isSecret(token, local) ? REDACTED : token);
        at = end;
      }
    }
    return out.toString();
  }

  /// Whether a word of letters, digits, `-`, `_`, `.`, `+` and `~` is a secret by itself.
  static boolean isSecret(String token, boolean local) {
    int start = 0;
    while (start < token.length() && !Chars.isLetterOrDigit(token.charAt(start))) {
      start++;
    }
    String bare = token.substring(start);
    if (TokenFormats.isToken(bare)) {
      return true;
    }
    if (isDigest(bare) || Chars.matches(bare, 0, "xn--")) {
      return false;
    }
    int at = 0;
    while (at <= bare.length()) {
      int dot = bare.indexOf('.', at);
      int end = dot < 0 ? bare.length() : dot;
      String part = bare.substring(at, end);
      if (TokenFormats.isToken(part)
          || (Randomness.isHexKey(part) ? !local : !isHex(part) && isRandom(part))) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  private static boolean isRandom(String part) {
    // A token of a known format behind a name: `key-ghp_…`, `bot_xoxb-…`.
    for (int i = 1; i < part.length() && i < 40; i++) {
      if (!Chars.isLetterOrDigit(part.charAt(i - 1)) && TokenFormats.isToken(part.substring(i))) {
        return true;
      }
    }
    return Randomness.isRandom(part);
  }

  private static boolean isHex(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (!Chars.isHex(part.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigest(String word) {
    for (String name : DIGESTS) {
      if (word.startsWith(name + "-") || word.startsWith(name + "_")) {
        return true;
      }
    }
    return false;
  }

  /// A random word in the base64 alphabet that holds a slash, and is therefore no path.
  private static boolean isBase64(String part) {
    if (part.indexOf('/') < 0 || part.length() < 32) {
      return false;
    }
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    int slashes = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (!Chars.isLetterOrDigit(c) && c != '+' && c != '/') {
        return false;
      }
      upper |= Chars.isUpper(c);
      lower |= Chars.isLower(c);
      digit |= Chars.isDigit(c);
      slashes += c == '/' ? 1 : 0;
    }
    return upper && lower && digit && slashes * 12 <= part.length() && Randomness.isRandom(part);
  }

  private static boolean isTokenCharacter(char c) {
    return Chars.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '+' || c == '~';
  }

  private static boolean isSchemeCharacter(char c) {
    return Chars.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
  }
}
