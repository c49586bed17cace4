// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

import java.util.ArrayList;
import java.util.List;

/// Takes secrets out of what leaves the device or reaches a person.
///
/// A secret is known by its place (after `--api-key`, in a header, in the query of an address), by
/// its format (`ghp_…`, a JWT, a PEM block), or because it is long and random. References to
/// variables stay, and so do UUIDs, digests with their name and commit ids. Everything is scanned
/// by hand, once, from left to right: the time is linear in the length of any input.
public final class Redactor {
  /// What stands in a secret's place.
  public static final String REDACTED = "<redacted>";

  /// The arguments of a command, in order; the count stays the same.
  public List<String> arguments(List<String> arguments) {
    List<String> result = new ArrayList<>(arguments.size());
    String flag = "";
    for (String argument : arguments) {
      result.add(argument(argument, flag));
      flag = argument;
    }
    return result;
  }

  /// A URL: without user information, query values, fragment and secret path segments.
  public String url(String url) {
    return Urls.redact(url);
  }

  /// Free text: a message, a log line, a command with its arguments.
  public String text(String text) {
    return new TextScanner(text).redact();
  }

  /// Whether a value with a name, such as a variable's or a header's, is a secret in plain text: no
  /// reference to a variable or to a store of secrets, and no harmless word.
  public boolean isSecret(String name, String value) {
    if (value.isBlank() || value.startsWith("op://") || Values.isHarmless(value)) {
      return false;
    }
    String redacted =
        switch (SecretNames.of(name)) {
          case SECRET -> Values.secret(value);
          case SUSPECT -> Values.suspect(value);
          case HARMLESS -> text(value);
        };
    return redacted.contains(REDACTED) && !redacted.equals(value);
  }

  private String argument(String argument, String before) {
    if (argument.isEmpty()) {
      return argument;
    }
    if (!Flags.isFlag(argument)) {
      if (Flags.isHeader(before)) {
        return Values.header(argument);
      }
      if (Flags.isUser(before)) {
        return Values.userAndPassword(argument);
      }
      if (before.equalsIgnoreCase("bearer")) {
        return Values.secret(argument);
      }
      switch (Flags.verdict(before)) {
        case SECRET -> {
          return Values.secret(argument);
        }
        case SUSPECT -> {
          return Values.suspect(argument);
        }
        case HARMLESS -> {}
      }
    }
    int header = Flags.attachedHeader(argument);
    if (header > 0) {
      return argument.substring(0, header) + Values.header(argument.substring(header));
    }
    int equals = argument.indexOf('=');
    if (equals > 0 && isName(argument, equals)) {
      // Here the value is the whole rest, with its spaces.
      String name = argument.substring(0, equals);
      switch (SecretNames.of(name)) {
        case SECRET -> {
          return name + "=" + Values.secret(argument.substring(equals + 1));
        }
        case SUSPECT -> {
          return name + "=" + Values.suspect(argument.substring(equals + 1));
        }
        case HARMLESS -> {}
      }
    }
    return text(argument);
  }

  private static boolean isName(String argument, int end) {
    for (int i = 0; i < end; i++) {
      char c = argument.charAt(i);
      if (!Chars.isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }
}
