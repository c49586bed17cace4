// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.rule.ToolFields.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/// Walks through the arguments of one call with a stack of its own and hands each string to what
/// can
/// read it. What lies below a telling name is what the name says, unless it has a telling name
/// itself.
final class ToolArguments {
  /// Payloads are at most 500 deep; what is wider than this no tool has.
  private static final int MOST_VALUES = 100_000;

  private record Value(JsonNode node, String name, Optional<Field> field) {}

  private final HookClient client;
  private final String tool;
  private final PathGuard guard;
  private final Bases bases;
  private final Budget budget;

  ToolArguments(HookClient client, String tool, PathGuard guard, Bases bases, Budget budget) {
    this.client = client;
    this.tool = tool;
    this.guard = guard;
    this.bases = bases;
    this.budget = budget;
  }

  /// @throws UnreadableException if there is too much of it
  void check(JsonNode arguments) {
    Deque<Value> rest = new ArrayDeque<>();
    rest.push(new Value(arguments, "", Optional.empty()));
    int count = 0;
    while (!rest.isEmpty() && guard.isClear()) {
      if (++count > MOST_VALUES) {
        throw new UnreadableException();
      }
      Value value = rest.pop();
      JsonNode node = value.node();
      if (node.isTextual()) {
        value.field().ifPresent(field -> text(field, node.textValue()));
      } else if (node.isArray() && value.field().equals(Optional.of(Field.COMMAND))) {
        words(node);
      } else if (node.isArray()) {
        node.forEach(element -> rest.push(new Value(element, value.name(), value.field())));
      } else if (node.isObject()) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
          Optional<Field> own = ToolFields.field(client, tool, entry.getKey());
          rest.push(new Value(entry.getValue(), entry.getKey(), own.or(value::field)));
        }
      }
    }
  }

  /// A command that comes as the list of its words.
  private void words(JsonNode list) {
    StringBuilder command = new StringBuilder();
    for (JsonNode word : list) {
      if (word.isTextual()) {
        command.append('\'').append(word.textValue().replace("'", "'\\''")).append("' ");
      } else {
        check(word);
      }
    }
    text(Field.COMMAND, command.toString());
  }

  private void text(Field field, String text) {
    Access access = ToolFields.access(client, tool);
    switch (field) {
      case PATH -> guard.path(text, access);
      case GLOB -> globs(text, access);
      case ADDRESS -> address(text, access);
      case COMMAND -> shell(text, Language.SHELL);
      case PATCH -> Patches.names(text, name -> guard.path(name, Access.WRITE));
      case CODE -> shell(text, Language.CODE);
      case DATA -> {}
    }
  }

  /// With braces, as the clients' searches know them; a glob after `!` excludes.
  private void globs(String text, Access access) {
    if (text.startsWith("!")) {
      return;
    }
    StringBuilder marked = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      marked.append(c == '{' || c == ',' || c == '}' ? Marks.mark(c) : c);
    }
    Braces.expanded(marked.toString(), budget).forEach(glob -> guard.path(glob, access));
  }

  private void address(String text, Access access) {
    if (FileAddress.remoteStart(text) > 0) {
      guard.path(FileAddress.decoded(text), access);
      guard.path(text, access);
    }
  }

  private void shell(String text, Language language) {
    new ShellScope(guard, bases, budget).read(text, language);
  }
}
