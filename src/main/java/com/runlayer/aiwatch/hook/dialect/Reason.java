// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.redact.Unprintable;

/// What the person and the model are told.
final class Reason {
  /// The longest reason, in characters. The sentences may be the tenant's, or hold a path.
  static final int MAX_LENGTH = 500;

  /// The longest arguments in a reason, in characters of JSON.
  static final int MAX_ARGUMENTS = 2_000;

  /// Of the constant denials. A constant of the compiler, without a character that JSON escapes.
  static final String UNCHECKED =
      "aiwatch could not check this call, so it is blocked. Run 'aiwatch doctor', or ask your"
          + " administrator.";

  /// Of the constant blocks.
  static final String UNCHECKED_OUTPUT =
      "aiwatch could not check this output, so it must not be used. Run 'aiwatch doctor', or ask your"
          + " administrator.";

  private static final String UNSTATED =
      "Blocked by a rule of your organisation, which gave no reason; ask your administrator.";
  private static final String CUT = "...";

  private Reason() {}

  /// A reason as it can be shown: at most [#MAX_LENGTH] characters on one line, never empty.
  /// Characters that move the cursor, hide text or turn the reading direction are shown as
  /// `\\u202e`.
  static String of(String text) {
    if (text.isBlank()) {
      return UNSTATED;
    }
    StringBuilder safe = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 16);
    int last = 0; // where the cut goes if the next character is one too many
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      append(c, safe);
      if (safe.length() > MAX_LENGTH) {
        safe.setLength(last);
        return safe.append(CUT).toString();
      }
      if (safe.length() <= MAX_LENGTH - CUT.length()) {
        last = safe.length();
      }
    }
    return safe.toString();
  }

  /// Why a call is denied that may happen with other arguments, in a client that cannot change
  /// them. The arguments are shown to the model by design: it can repeat the call with them.
  ///
  /// @param client the client's name for people
  static String otherArguments(String client, ObjectNode arguments) {
    String json = Json.text(arguments);
    String beginning =
        "A rule of your organisation allows this call only with other arguments, and ";
    return json.length() <= MAX_ARGUMENTS
        ? beginning
            + client
            + " cannot change them here. Repeat the call with exactly these: "
            + json
        : beginning
            + client
            + " cannot change them here. They are too long to be shown whole; they begin with: "
            + json.substring(0, MAX_ARGUMENTS)
            + CUT;
  }

  private static void append(int c, StringBuilder into) {
    if (!Unprintable.is(c)) {
      into.appendCodePoint(c);
    } else if (c == '\n') {
      into.append("\\n");
    } else if (c == '\t') {
      into.append("\\t");
    } else {
      for (char unit : Character.toChars(c)) {
        Json.escape(unit, into);
      }
    }
  }
}
