// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.List;

/// Takes an assignment or an empty table out of a TOML text. A comment in the same line stays.
///
/// @param text all of it
/// @param statements of the text
record TomlRemoval(String text, List<TomlStatement> statements) {
  List<Splice> drop(List<String> path) throws RefusedException {
    for (TomlStatement each : statements) {
      if (each.isAssignment() && each.path().equals(path)) {
        return List.of(assignment(each));
      }
      if (each.isAssignment() && TomlStatement.isAbove(each.path(), path)) {
        return List.of(inline(each, path.subList(each.path().size(), path.size())));
      }
    }
    boolean inUse = statements.stream().anyMatch(each -> TomlStatement.isAbove(path, each.path()));
    for (TomlStatement each : statements) {
      if (!inUse && each.kind() == TomlStatement.Kind.TABLE && each.table().equals(path)) {
        return List.of(line(each));
      }
    }
    throw unsure(path);
  }

  private Splice assignment(TomlStatement statement) {
    List<String> above = statement.path().subList(0, statement.path().size() - 1);
    boolean alone =
        statement.key().size() > 1
            && statements.stream().filter(each -> TomlStatement.isAbove(above, each.path())).count()
                == 1;
    if (alone) {
      String table = TomlNotation.dotted(statement.key().subList(0, statement.key().size() - 1));
      return new Splice(statement.start(), statement.end(), table + " = {}");
    }
    return line(statement);
  }

  /// With the empty line above it if nothing follows.
  private Splice line(TomlStatement statement) {
    int start = Lines.start(text, statement.start());
    int end = Lines.end(text, statement.end());
    int comment = Lines.skipBlanks(text, statement.end());
    if (comment < end) {
      return Splice.delete(statement.start(), comment);
    }
    int next = Lines.next(text, statement.end());
    boolean last = next == text.length();
    boolean unended = last && !text.endsWith("\n");
    while (last
        && statement.kind() == TomlStatement.Kind.TABLE
        && start > 0
        && text.substring(Lines.start(text, start - 1), start).isBlank()) {
      start = Lines.start(text, start - 1);
    }
    if (unended && start > 0) {
      start--;
      start -= start > 0 && text.charAt(start - 1) == '\r' ? 1 : 0;
    }
    return Splice.delete(start, next);
  }

  private Splice inline(TomlStatement braces, List<String> names) throws RefusedException {
    List<TomlStatement> inside = TomlScanner.inline(text, braces.value());
    for (int i = 0; i < inside.size(); i++) {
      TomlStatement each = inside.get(i);
      if (TomlStatement.isAbove(each.key(), names)) {
        return inline(each, names.subList(each.key().size(), names.size()));
      }
      if (each.key().equals(names)) {
        if (inside.size() == 1) {
          return Splice.delete(braces.value() + 1, braces.end() - 1);
        }
        return i + 1 < inside.size()
            ? Splice.delete(each.start(), inside.get(i + 1).start())
            : Splice.delete(inside.get(i - 1).end(), each.end());
      }
    }
    throw unsure(names);
  }

  private static RefusedException unsure(List<String> path) {
    return new RefusedException(
        "has " + ChangeModel.dotted(path) + " in a form that is not taken out surely");
  }
}
