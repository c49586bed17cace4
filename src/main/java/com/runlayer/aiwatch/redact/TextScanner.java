// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

import java.util.Set;

/// Takes secrets out of free text: a command line, a message, a line of a log, a piece of JSON. One
/// pass from left to right; used once.
final class TextScanner {
  private static final String REDACTED = Redactor.REDACTED;
  private static final String PEM_BEGIN = "-----BEGIN ";
  private static final String PEM_END = "-----END ";
  private static final String PEM_DASHES = "-----";

  /// What follows `token: ` in prose and is no token.
  private static final Set<String> PROSE =
      Set.of(
          ("a an the is are was not no none null true false string text required optional missing"
                  + " invalid expired expected unexpected unknown empty undefined revoked denied"
                  + " failed rejected must should may")
              .split(" "));

  /// What the word before makes of the next one.
  private enum Expected {
    ANYTHING,
    /// After a flag or an assignment.
    SECRET,
    SUSPECT,
    /// After `name: `, which is also how people write sentences.
    SECRET_OR_PROSE,
    HEADER,
    USER
  }

  private final String text;
  private final StringBuilder out;
  private int at;
  private Expected expected = Expected.ANYTHING;

  TextScanner(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  String redact() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith(PEM_BEGIN, at)) {
        pemBlock();
      } else if (text.startsWith(REDACTED, at)) {
        out.append(REDACTED);
        at += REDACTED.length();
        expected = Expected.ANYTHING;
      } else if (Chars.isQuote(c) && expected != Expected.ANYTHING) {
        quotedValue();
      } else if (Chars.isSpace(c) || isDelimiter(c)) {
        if (c == '\n' && expected == Expected.SECRET_OR_PROSE) {
          expected = Expected.ANYTHING;
        }
        out.append(c);
        at++;
      } else {
        word();
      }
    }
    return out.toString();
  }

  /// Everything to the end of the block, or of the text where the block is cut off.
  private void pemBlock() {
    out.append(REDACTED);
    int end = text.indexOf(PEM_END, at + PEM_BEGIN.length());
    int dashes = end < 0 ? -1 : text.indexOf(PEM_DASHES, end + PEM_END.length());
    at = dashes < 0 ? text.length() : dashes + PEM_DASHES.length();
    expected = Expected.ANYTHING;
  }

  private void quotedValue() {
    char quote = text.charAt(at);
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, text.length());
    String value = text.substring(at + 1, end);
    out.append(quote).append(value(value));
    at = end;
    if (at < text.length()) {
      out.append(quote);
      at++;
    }
    expected = Expected.ANYTHING;
  }

  private String value(String value) {
    return switch (expected) {
      case SECRET, SECRET_OR_PROSE -> Values.secret(value);
      case SUSPECT -> Values.suspect(value);
      case HEADER -> Values.header(value);
      case USER -> Values.userAndPassword(value);
      case ANYTHING -> Words.redact(value);
    };
  }

  private void word() {
    int end = wordEnd();
    String word = text.substring(at, end);
    at = end;
    if (expected != Expected.ANYTHING && !Flags.isFlag(word)) {
      if (expected != Expected.SUSPECT && Values.isScheme(word)) {
        out.append(word); // the secret is the word after it
        expected = Expected.SECRET;
        return;
      }
      if (expected == Expected.HEADER && word.endsWith(":")) {
        out.append(word);
        expected = Expected.SECRET;
        return;
      }
      out.append(
          expected == Expected.SECRET_OR_PROSE && PROSE.contains(bare(word)) ? word : value(word));
      expected = Expected.ANYTHING;
      return;
    }
    out.append(Words.redact(word));
    expected = after(word);
  }

  /// A secret goes on to the next space or quote; any other word also ends where a list or a
  /// sentence does, unless it is an address, in which those characters have their own meaning.
  private int wordEnd() {
    int end = at;
    boolean address = false;
    while (end < text.length()) {
      int reference = References.end(text, end);
      if (reference > end) {
        end = reference;
        continue;
      }
      char c = text.charAt(end);
      address |= text.startsWith("://", end);
      boolean ends =
          address ? c == '<' || c == '>' : expected == Expected.ANYTHING && isDelimiter(c);
      if (Chars.isSpace(c) || Chars.isQuote(c) || ends) {
        break;
      }
      end++;
    }
    return Math.max(end, at + 1);
  }

  private Expected after(String word) {
    if (word.endsWith(":") && Flags.attachedHeader(word) > 0) {
      return Expected.SECRET;
    }
    SecretNames.Verdict opened = Words.opens(word);
    if (opened != SecretNames.Verdict.HARMLESS) {
      boolean prose = word.endsWith(":") && at < text.length() && Chars.isSpace(text.charAt(at));
      return prose ? Expected.SECRET_OR_PROSE : expected(opened);
    }
    if (isBearer(word)) {
      return Expected.SECRET_OR_PROSE;
    }
    if (word.startsWith("-")) {
      return flag(word);
    }
    return quotedName(word);
  }

  /// What the argument after a flag is.
  private static Expected flag(String word) {
    if (Flags.isHeader(word)) {
      return Expected.HEADER;
    }
    if (Flags.isUser(word)) {
      return Expected.USER;
    }
    return expected(Flags.verdict(word));
  }

  /// `"name": value` and `name = value`.
  private Expected quotedName(String word) {
    int next = at;
    if (next < text.length() && Chars.isQuote(text.charAt(next))) {
      next++;
    }
    int limit = Math.min(text.length(), next + 8);
    while (next < limit && Chars.isSpace(text.charAt(next)) && text.charAt(next) != '\n') {
      next++;
    }
    if (next == at || next >= limit || (text.charAt(next) != ':' && text.charAt(next) != '=')) {
      return Expected.ANYTHING;
    }
    SecretNames.Verdict verdict = SecretNames.of(word);
    if (verdict == SecretNames.Verdict.HARMLESS) {
      return Expected.ANYTHING;
    }
    out.append(text, at, next + 1);
    at = next + 1;
    return expected(verdict);
  }

  private static Expected expected(SecretNames.Verdict verdict) {
    return switch (verdict) {
      case SECRET -> Expected.SECRET;
      case SUSPECT -> Expected.SUSPECT;
      case HARMLESS -> Expected.ANYTHING;
    };
  }

  private static boolean isBearer(String word) {
    return word.equalsIgnoreCase("bearer");
  }

  private static String bare(String word) {
    int end = word.length();
    while (end > 0 && !Chars.isLetterOrDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  private static boolean isDelimiter(char c) {
    return Chars.isQuote(c) || "<>()[]{},;|&".indexOf(c) >= 0;
  }
}
