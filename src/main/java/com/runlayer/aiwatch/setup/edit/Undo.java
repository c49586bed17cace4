// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an edit put in and where, to be kept until it is taken out again. It holds nothing else of
/// the file, because everybody may read the place where it is kept.
///
/// @param pieces the inserted text, as long as the file is as the edit left it; none where the edit
///     took something away that is not remembered
/// @param steps the inserted values, for a file that others have written to since
public record Undo(List<Piece> pieces, List<Step> steps) {
  private static final int MAX_ENTRIES = 1_000;
  private static final String PIECES = "pieces";
  private static final String STEPS = "steps";
  private static final String AT = "at";
  private static final String TEXT = "text";
  private static final String WAS = "was";
  private static final String PATH = "path";
  private static final String KEY = "key";
  private static final String VALUE = "value";
  private static final String MADE = "made";
  private static final String NULL = "null";

  /// Text that was put in.
  ///
  /// @param at where it begins in the text after the edit, in UTF-16 units
  /// @param was what stood there before: nothing, or a null or empty value
  record Piece(int at, String text, String was) {}

  /// A value that was put in.
  ///
  /// @param path of the list or the object
  /// @param key the member; empty for an item of a list
  /// @param made how many names at the end of `path` the edit made
  /// @param wasNull whether the first of these was there as a null
  record Step(List<String> path, Optional<String> key, JsonNode value, int made, boolean wasNull) {
    Step {
      path = List.copyOf(path);
    }
  }

  public Undo {
    pieces = List.copyOf(pieces);
    steps = List.copyOf(steps);
  }

  /// As it is kept; [#of] reads it.
  public JsonNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray(PIECES);
    for (Piece piece : pieces) {
      ObjectNode each = all.addObject().put(AT, piece.at()).put(TEXT, piece.text());
      if (!piece.was().isEmpty()) {
        each.put(WAS, piece.was());
      }
    }
    all = json.putArray(STEPS);
    for (Step step : steps) {
      ObjectNode each = all.addObject();
      step.path().forEach(each.putArray(PATH)::add);
      step.key().ifPresent(key -> each.put(KEY, key));
      each.set(VALUE, step.value());
      each.put(MADE, step.made());
      if (step.wasNull()) {
        each.put(NULL, true);
      }
    }
    return json;
  }

  /// What [#json] made.
  ///
  /// @return empty if it is anything else
  public static Optional<Undo> of(JsonNode json) {
    List<Piece> pieces = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    if (json.path(PIECES).size() > MAX_ENTRIES || json.path(STEPS).size() > MAX_ENTRIES) {
      return Optional.empty();
    }
    for (JsonNode each : json.path(PIECES)) {
      if (!each.path(AT).canConvertToInt() || !each.path(TEXT).isTextual()) {
        return Optional.empty();
      }
      pieces.add(
          new Piece(
              each.path(AT).intValue(), each.path(TEXT).textValue(), each.path(WAS).asText("")));
    }
    for (JsonNode each : json.path(STEPS)) {
      List<String> path = new ArrayList<>();
      each.path(PATH).forEach(name -> path.add(name.asText()));
      int made = each.path(MADE).asInt(-1);
      if (!each.has(VALUE) || made < 0 || made > path.size()) {
        return Optional.empty();
      }
      steps.add(
          new Step(
              path,
              Optional.ofNullable(each.path(KEY).textValue()),
              each.get(VALUE),
              made,
              each.path(NULL).asBoolean()));
    }
    return json.path(PIECES).isArray() && json.path(STEPS).isArray()
        ? Optional.of(new Undo(pieces, steps))
        : Optional.empty();
  }
}
