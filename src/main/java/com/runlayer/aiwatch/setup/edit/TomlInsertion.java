// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Puts one assignment into a TOML text, where its table is: below a header, beside dotted keys,
/// inside of braces, or else below a new header at the end.
///
/// @param text all of it
/// @param statements of the text
record TomlInsertion(String text, List<TomlStatement> statements) {
  List<Splice> put(List<String> table, String key, JsonNode value) throws RefusedException {
    List<String> path = TomlNotation.path(table, key);
    Optional<TomlStatement> there =
        last(
            each ->
                each.isAssignment()
                    && (each.path().equals(path) || TomlStatement.isAbove(each.path(), path)));
    if (there.isPresent()) {
      return List.of(at(there.get(), path.subList(there.get().path().size(), path.size()), value));
    }
    Optional<TomlStatement> header =
        last(each -> each.kind() == TomlStatement.Kind.TABLE && each.table().equals(table));
    if (header.isPresent() || table.isEmpty()) {
      return List.of(below(table, header, key, value));
    }
    Optional<TomlStatement> dotted =
        last(
            each ->
                each.isAssignment()
                    && TomlStatement.isAbove(table, each.path())
                    && each.table().size() < table.size());
    if (dotted.isPresent()) {
      TomlStatement sibling = dotted.get();
      return List.of(line(sibling, path.subList(sibling.table().size(), path.size()), value));
    }
    return List.of(header(table, key, value));
  }

  private Optional<TomlStatement> last(Predicate<TomlStatement> wanted) {
    return statements.reversed().stream().filter(wanted).findFirst();
  }

  /// In the value of an assignment, which is the old one or braces around it.
  private Splice at(TomlStatement statement, List<String> rest, JsonNode value)
      throws RefusedException {
    TomlStatement at = statement;
    List<String> names = rest;
    while (!names.isEmpty()) {
      List<TomlStatement> inside = TomlScanner.inline(text, at.value());
      TomlStatement next = null;
      for (TomlStatement each : inside) {
        if (each.key().equals(names) || TomlStatement.isAbove(each.key(), names)) {
          next = each;
        }
      }
      if (next == null) {
        return inside(at, inside, TomlNotation.dotted(names) + " = " + value);
      }
      at = next;
      names = names.subList(next.key().size(), names.size());
    }
    return new Splice(at.value(), at.end(), value.toString());
  }

  private static Splice inside(
      TomlStatement braces, List<TomlStatement> inside, String assignment) {
    if (inside.isEmpty()) {
      return Splice.insert(braces.value() + 1, " " + assignment + " ");
    }
    TomlStatement last = inside.getLast();
    return last.comma() < 0
        ? Splice.insert(last.end(), ", " + assignment)
        : Splice.insert(last.comma() + 1, " " + assignment + ",");
  }

  /// Below a header, or at the root.
  private Splice below(
      List<String> table, Optional<TomlStatement> header, String key, JsonNode value) {
    Optional<TomlStatement> sibling =
        last(each -> each.isAssignment() && each.table().equals(table));
    if (sibling.isPresent()) {
      return line(sibling.get(), List.of(key), value);
    }
    String assignment = TomlNotation.name(key) + " = " + value;
    if (header.isPresent()) {
      int at = Lines.end(text, header.get().end());
      return Splice.insert(at, newLine() + Lines.indent(text, header.get().start()) + assignment);
    }
    return Splice.insert(0, assignment + newLine());
  }

  /// A line below another assignment, written in the same way.
  private Splice line(TomlStatement sibling, List<String> key, JsonNode value) {
    String equals = text.substring(sibling.keyEnd(), sibling.value());
    return Splice.insert(
        Lines.end(text, sibling.end()),
        newLine()
            + Lines.indent(text, sibling.start())
            + TomlNotation.dotted(key)
            + equals
            + value);
  }

  private Splice header(List<String> table, String key, JsonNode value) {
    boolean lineEnds = text.isEmpty() || text.endsWith("\n");
    String before = text.isBlank() ? "" : newLine();
    return Splice.insert(
        text.length(),
        (lineEnds ? "" : newLine())
            + before
            + "["
            + TomlNotation.dotted(table)
            + "]"
            + newLine()
            + TomlNotation.name(key)
            + " = "
            + value
            + (lineEnds ? newLine() : ""));
  }

  private String newLine() {
    return Lines.ending(text);
  }
}
