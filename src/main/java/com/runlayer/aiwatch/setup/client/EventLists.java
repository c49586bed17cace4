// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.runlayer.aiwatch.setup.edit.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds the lists of hooks, one for each event, against what is wanted in them.
///
/// Ours is changed where it stands and a new one is put at the end, so that no entry of somebody
/// else gets another position: Codex knows the hooks that a user trusted by their positions.
final class EventLists {
  static final String HOOKS = "hooks";

  private static final JsonNode NONE = JsonNodeFactory.instance.arrayNode();

  private final Entries entries;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private int ours;

  private EventLists(Entries entries) {
    this.entries = entries;
  }

  /// Holds all lists against what is wanted.
  ///
  /// @param entries how an entry of this client is built
  /// @param hooks the object with the lists, whatever it is
  /// @param wanted an entry for each event, in the order in which new lists are made
  static Comparison compare(Entries entries, JsonNode hooks, Map<String, JsonNode> wanted) {
    EventLists lists = new EventLists(entries);
    Set<String> events = new LinkedHashSet<>(wanted.keySet());
    hooks.fieldNames().forEachRemaining(events::add);
    for (String event : events) {
      JsonNode entry = wanted.get(event);
      JsonNode list = hooks.path(event).isArray() ? hooks.path(event) : NONE;
      if (entry == null) {
        lists.unwanted(event, list);
      } else {
        lists.wanted(event, list, entry);
      }
    }
    return new Comparison(lists.ours, lists.changes, lists.reasons);
  }

  private void wanted(String event, JsonNode list, JsonNode entry) {
    int kept = keep(list, entry);
    if (kept < 0) {
      changes.add(new Change.Append(List.of(HOOKS, event), entry));
      reasons.add(event + " is missing");
    }
    for (int i = 0; i < list.size(); i++) {
      switch (entries.holds(list.get(i))) {
        case NOTHING -> {}
        case ONLY_OURS -> {
          ours++;
          if (i != kept) {
            changes.add(new Change.Remove(List.of(HOOKS, event), i));
            reasons.add(event + " is there twice");
          } else if (!Trees.same(list.get(i), entry)) {
            changes.add(new Change.Replace(List.of(HOOKS, event), i, entry));
            reasons.add(event + " is there in another form");
          }
        }
        case OURS_AND_OTHERS -> split(event, i, list.get(i));
      }
    }
  }

  private void unwanted(String event, JsonNode list) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      switch (entries.holds(list.get(i))) {
        case NOTHING -> {}
        case ONLY_OURS -> found.add(i);
        case OURS_AND_OTHERS -> split(event, i, list.get(i));
      }
    }
    if (found.isEmpty()) {
      return;
    }
    ours += found.size();
    reasons.add(event + " is there and not wanted");
    if (found.size() == list.size()) {
      changes.add(new Change.Drop(List.of(HOOKS), event));
    } else {
      found.forEach(i -> changes.add(new Change.Remove(List.of(HOOKS, event), i)));
    }
  }

  /// Ours inside a group of somebody else. Nobody but a person puts it there.
  private void split(String event, int index, JsonNode group) {
    ours++;
    changes.add(new Change.Replace(List.of(HOOKS, event), index, entries.withoutOurs(group)));
    reasons.add(event + " is there in a group with others");
  }

  /// The one that stays: the one that is right already, else the first.
  private int keep(JsonNode list, JsonNode entry) {
    int first = -1;
    for (int i = 0; i < list.size(); i++) {
      if (entries.holds(list.get(i)) == Entries.Content.ONLY_OURS) {
        if (Trees.same(list.get(i), entry)) {
          return i;
        }
        first = first < 0 ? i : first;
      }
    }
    return first;
  }

  /// Where entries of others stand: `preToolUse/1`.
  static List<String> others(Entries entries, JsonNode hooks) {
    List<String> positions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> list : hooks.properties()) {
      for (int i = 0; i < list.getValue().size() && list.getValue().isArray(); i++) {
        if (entries.holds(list.getValue().get(i)) != Entries.Content.ONLY_OURS) {
          positions.add(list.getKey() + "/" + i);
        }
      }
    }
    return positions;
  }

  /// Why lists of these events cannot be worked with.
  static Optional<String> objection(JsonNode hooks, Set<String> events) {
    if (!hooks.isMissingNode() && !hooks.isNull() && !hooks.isObject()) {
      return Optional.of("hooks is no object");
    }
    return hooks.properties().stream()
        .filter(list -> events.contains(list.getKey()) && !list.getValue().isArray())
        .map(list -> "hooks." + list.getKey() + " is no list")
        .findFirst();
  }
}
