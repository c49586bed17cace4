// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.HashMap;
import java.util.Map;

/// Expands the variables in a client's entries as that client does:
/// - Claude Code `${NAME}` and `${NAME:-default}` (code.claude.com/docs/en/mcp);
/// - Cursor `${env:NAME}`, `${userHome}`, `${workspaceFolder}`, `${workspaceFolderBasename}`,
///   `${pathSeparator}` and `${/}` (cursor.com/docs/context/mcp);
/// - Hermes `${NAME}`;
/// - Codex none.
///
/// A client leaves what it cannot expand as it is or takes nothing for it, which differs from
/// release to release: here it is unknown. Linear in the length of text and values.
final class Variables {
  /// Where a variable begins.
  static final String BEGIN = "${";

  private static final String DEFAULT = ":-";
  private static final String ENVIRONMENT = "env:";

  private final HookClient client;
  private final Map<String, String> environment;
  private final Map<String, String> own;

  private Variables(HookClient client, Map<String, String> environment, Map<String, String> own) {
    this.client = client;
    this.environment = environment;
    this.own = Map.copyOf(own);
  }

  /// @param environment of the client
  Variables(HookClient client, Map<String, String> environment) {
    this(client, environment, Map.of());
  }

  /// With a variable that the client itself sets for some entries.
  Variables with(String name, String value) {
    Map<String, String> more = new HashMap<>(own);
    more.put(name, value);
    return new Variables(client, environment, more);
  }

  /// Where the first variable begins; negative where there is none.
  int first(String text) {
    return client == HookClient.CODEX ? -1 : text.indexOf(BEGIN);
  }

  Expanded expand(String text) {
    int begin = first(text);
    if (begin < 0) {
      return new Expanded.Text(text);
    }
    StringBuilder result = new StringBuilder(text.length());
    int copied = 0;
    while (begin >= 0) {
      int end = text.indexOf('}', begin);
      if (end < 0) {
        return new Expanded.Unknown("it has a variable without an end");
      }
      switch (value(text.substring(begin + BEGIN.length(), end))) {
        case Expanded.Unknown unknown -> {
          return unknown;
        }
        case Expanded.Text(String value) -> result.append(text, copied, begin).append(value);
      }
      copied = end + 1;
      begin = text.indexOf(BEGIN, copied);
    }
    result.append(text, copied, text.length());
    return result.indexOf(BEGIN) < 0
        ? new Expanded.Text(result.toString())
        : new Expanded.Unknown("it has a variable whose value has a variable");
  }

  private Expanded value(String reference) {
    String set = own.get(reference);
    if (set != null) {
      return new Expanded.Text(set);
    }
    return switch (client) {
      case CLAUDE_CODE -> {
        int at = reference.indexOf(DEFAULT);
        yield at < 0
            ? variable(reference)
            : variable(reference.substring(0, at), reference.substring(at + DEFAULT.length()));
      }
      case CURSOR ->
          reference.startsWith(ENVIRONMENT)
              ? variable(reference.substring(ENVIRONMENT.length()))
              : new Expanded.Unknown("it has a variable that has no value here");
      case HERMES -> variable(reference);
      case CODEX -> throw new IllegalStateException("Codex expands nothing");
    };
  }

  private Expanded variable(String name) {
    if (!isName(name)) {
      return new Expanded.Unknown("it has a variable that nobody can read");
    }
    String value = environment.get(name);
    return value == null
        ? new Expanded.Unknown("it uses the variable " + name + ", which is not set")
        : new Expanded.Text(value);
  }

  private Expanded variable(String name, String otherwise) {
    if (!isName(name) || otherwise.contains(DEFAULT) || otherwise.contains(BEGIN)) {
      return new Expanded.Unknown("it has a variable that nobody can read");
    }
    String value = environment.get(name);
    if (value == null) {
      return new Expanded.Text(otherwise);
    }
    // Whether an empty variable counts as set is a question on which programs disagree.
    return value.isEmpty() && !otherwise.isEmpty()
        ? new Expanded.Unknown("it uses the variable " + name + ", which is empty")
        : new Expanded.Text(value);
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > 200 || isDigit(name.charAt(0))) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isDigit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
