// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// TOML: assignments of plain values, in whatever way their table is written. Lists are not edited,
/// because no client wants any of us in this notation.
final class TomlNotation implements Notation {
  private final ObjectMapper mapper =
      JsonText.mapper(TomlFactory.builder().streamReadConstraints(JsonText.CONSTRAINTS).build());

  @Override
  public String blank() {
    return "";
  }

  @Override
  public ObjectNode parse(String text) throws RefusedException {
    TomlScanner.scan(text);
    return JsonText.object(mapper, Format.TOML, text);
  }

  @Override
  public List<Splice> splices(String text, Change change) throws RefusedException {
    return switch (change) {
      case Change.Put put -> put(text, put);
      case Change.Drop drop ->
          new TomlRemoval(text, TomlScanner.scan(text)).drop(path(drop.parent(), drop.key()));
      case Change.Append append -> throw lists(append.list());
      case Change.Replace replace -> throw lists(replace.list());
      case Change.Remove remove -> throw lists(remove.list());
    };
  }

  /// A value that is a table with one member becomes an assignment in that table.
  private static List<Splice> put(String text, Change.Put put) throws RefusedException {
    List<String> table = put.parent();
    String key = put.key();
    JsonNode value = put.value();
    while (value.isObject()) {
      if (value.size() != 1) {
        throw new RefusedException(
            "is TOML, in which no table is put at " + ChangeModel.dotted(path(table, key)));
      }
      table = path(table, key);
      Map.Entry<String, JsonNode> only = value.properties().iterator().next();
      key = only.getKey();
      value = only.getValue();
    }
    if (!value.isValueNode() || value.isNull()) {
      throw lists(path(table, key));
    }
    return new TomlInsertion(text, TomlScanner.scan(text)).put(table, key, value);
  }

  /// How a name is written.
  static String name(String name) {
    boolean bare = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      bare &= c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }
    return bare ? name : JsonStyle.quoted(name);
  }

  static String dotted(List<String> names) {
    return String.join(".", names.stream().map(TomlNotation::name).toList());
  }

  static List<String> path(List<String> parent, String key) {
    List<String> path = new ArrayList<>(parent);
    path.add(key);
    return path;
  }

  private static RefusedException lists(List<String> path) {
    return new RefusedException(
        "is TOML, in which no list is changed: " + ChangeModel.dotted(path));
  }
}
