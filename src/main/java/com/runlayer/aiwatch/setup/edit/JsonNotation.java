// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// JSON. What is put in follows the lines, the indentation and the spaces of the file, and a
/// comment
/// behind an item stays with it.
final class JsonNotation implements Notation {
  private final boolean loose;
  private final ObjectMapper mapper;

  /// @param loose with comments and trailing commas
  JsonNotation(boolean loose) {
    this.loose = loose;
    this.mapper = JsonText.mapper(loose);
  }

  @Override
  public String blank() {
    return "{}\n";
  }

  @Override
  public ObjectNode parse(String text) throws RefusedException {
    return JsonText.object(mapper, loose ? Format.JSONC : Format.JSON, text);
  }

  @Override
  public List<Splice> splices(String text, Change change) throws RefusedException {
    JsonSpan root = JsonScanner.scan(text);
    JsonInsertion insertion = new JsonInsertion(text, JsonStyle.of(text, root));
    return switch (change) {
      case Change.Put put -> {
        JsonSpan object = find(text, root, put.parent());
        Optional<JsonSpan.Item> old = object.member(text, put.key());
        yield old.isPresent()
            ? replace(text, root, old.get(), put.value())
            : insertion.add(object, Optional.of(put.key()), put.value());
      }
      case Change.Append append ->
          insertion.add(find(text, root, append.list()), Optional.empty(), append.value());
      case Change.Replace replace ->
          replace(
              text,
              root,
              find(text, root, replace.list()).items().get(replace.index()),
              replace.value());
      case Change.Remove remove -> remove(text, find(text, root, remove.list()), remove.index());
      case Change.Drop drop -> {
        JsonSpan object = find(text, root, drop.parent());
        yield remove(
            text, object, object.items().indexOf(object.member(text, drop.key()).orElseThrow()));
      }
    };
  }

  private static JsonSpan find(String text, JsonSpan root, List<String> path)
      throws RefusedException {
    JsonSpan at = root;
    for (String name : path) {
      at = at.member(text, name).orElseThrow().value();
    }
    return at;
  }

  private static List<Splice> replace(
      String text, JsonSpan root, JsonSpan.Item item, JsonNode value) {
    JsonSpan old = item.value();
    boolean lines =
        Lines.isFirst(text, item.start())
            && (old.kind() == JsonSpan.Kind.SCALAR
                || old.items().isEmpty()
                || text.substring(old.start(), old.end()).indexOf('\n') >= 0);
    String printed =
        JsonStyle.of(text, root).item("", value, lines, Lines.indent(text, item.start()));
    return List.of(new Splice(old.start(), old.end(), printed));
  }

  private static List<Splice> remove(String text, JsonSpan container, int index) {
    JsonSpan.Item item = container.items().get(index);
    boolean last = index == container.items().size() - 1;
    if (last && index == 0) {
      return only(text, container, item);
    }
    if (!last) {
      int next = skipSpace(text, item.comma() + 1);
      return item.comma() == item.end()
          ? List.of(Splice.delete(item.start(), next))
          : List.of(Splice.delete(item.start(), item.end()), Splice.delete(item.comma(), next));
    }
    List<Splice> splices = new ArrayList<>();
    if (item.comma() < 0) {
      int comma = container.items().get(index - 1).comma();
      splices.add(Splice.delete(comma, comma + 1));
    }
    splices.add(Splice.delete(spaceBefore(text, item.start()), item.end()));
    if (item.comma() >= 0) {
      splices.add(Splice.delete(item.comma(), item.comma() + 1));
    }
    return joined(splices);
  }

  /// Leaves `{}` or `[]`, unless there are comments inside.
  private static List<Splice> only(String text, JsonSpan container, JsonSpan.Item item) {
    List<Splice> splices = new ArrayList<>();
    int begin = spaceBefore(text, item.start());
    int behind = item.comma() < 0 ? item.end() : item.comma() + 1;
    int end = skipSpace(text, behind);
    if (begin == container.start() + 1
        && end == container.end() - 1
        && text.substring(item.end(), behind).isBlank() == (item.comma() < 0)) {
      return List.of(Splice.delete(begin, end));
    }
    if (begin == container.start() + 1
        && end == container.end() - 1
        && item.comma() >= 0
        && skipSpace(text, item.end()) == item.comma()) {
      return List.of(Splice.delete(begin, end));
    }
    splices.add(Splice.delete(begin, item.end()));
    if (item.comma() >= 0) {
      splices.add(Splice.delete(item.comma(), item.comma() + 1));
    }
    return joined(splices);
  }

  private static List<Splice> joined(List<Splice> splices) {
    List<Splice> joined = new ArrayList<>();
    for (Splice splice : splices) {
      if (!joined.isEmpty() && joined.getLast().end() >= splice.start()) {
        joined.add(Splice.delete(joined.removeLast().start(), splice.end()));
      } else {
        joined.add(splice);
      }
    }
    return joined;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int spaceBefore(String text, int from) {
    int at = from;
    while (at > 0 && " \t\r\n".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }
}
