// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.hook.event.McpServerReference;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tells which names of servers an event can mean.
///
/// Clients put the names of server and tool into one, and some replace characters in it first:
/// Claude Code and Hermes everything that is no letter, digit or underscore of ASCII (Claude Code
/// keeps the hyphen), Codex the hyphen. Two names that become the same cannot be told apart, so
/// every one of them counts, with the widest of these rules for every client: a definition too many
/// is asked about, one too few would go unseen.
final class ServerNames {
  private final boolean any;
  private final Set<String> qualified;
  private final String separator;
  private final Set<String> stated;
  private final String shown;

  private ServerNames(
      boolean any, Set<String> qualified, String separator, Set<String> stated, String shown) {
    this.any = any;
    this.qualified = qualified;
    this.separator = separator;
    this.stated = stated;
    this.shown = shown;
  }

  static ServerNames of(McpServerReference reference) {
    return switch (reference) {
      case McpServerReference.ByTool tool ->
          new ServerNames(
              false,
              forms(tool.qualified()),
              tool.separator(),
              tool.server().map(ServerNames::forms).orElse(Set.of()),
              tool.server().orElseGet(() -> first(tool.qualified(), tool.separator())));
      case McpServerReference.ByName(String server) -> named(server);
      case McpServerReference.Any() -> new ServerNames(true, Set.of(), "", Set.of(), "");
      case McpServerReference.BySource source ->
          source
              .server()
              .map(ServerNames::named)
              .orElseGet(() -> new ServerNames(false, Set.of(), "", Set.of(), ""));
    };
  }

  private static ServerNames named(String server) {
    return new ServerNames(false, Set.of(), "", forms(server), server);
  }

  private static String first(String qualified, String separator) {
    int end = qualified.indexOf(separator);
    return end < 0 ? qualified : qualified.substring(0, end);
  }

  /// Whether an entry of this name can be meant. The separator may stand in both halves of a tool's
  /// name, so each of its places counts.
  boolean mayMean(String name) {
    if (any) {
      return true;
    }
    for (String form : forms(name)) {
      if (stated.contains(form)) {
        return true;
      }
      for (String each : qualified) {
        if (each.startsWith(form) && each.startsWith(separator, form.length())) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether a name that begins like this can be meant.
  boolean mayBeginWith(String prefix) {
    return any
        || forms(prefix).stream()
            .anyMatch(
                form ->
                    qualified.stream().anyMatch(each -> each.startsWith(form))
                        || stated.stream().anyMatch(each -> each.startsWith(form)));
  }

  /// What the event calls the server, for a person; empty where it names none.
  String shown() {
    return shown;
  }

  private static Set<String> forms(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    Set<String> forms = new LinkedHashSet<>();
    for (String each : List.of(name, composed)) {
      forms.add(each);
      forms.add(byUnit(each));
      forms.add(byCharacter(each));
    }
    return forms;
  }

  /// As JavaScript replaces: one character for each UTF-16 unit.
  private static String byUnit(String name) {
    StringBuilder result = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      result.append(isWord(name.charAt(i)) ? name.charAt(i) : '_');
    }
    return result.toString();
  }

  /// As Python and Rust replace: one character for each code point.
  private static String byCharacter(String name) {
    StringBuilder result = new StringBuilder(name.length());
    name.codePoints().forEach(each -> result.append(isWord(each) ? (char) each : '_'));
    return result.toString();
  }

  private static boolean isWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
