// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A file with lists of hooks below `hooks`, one for each event.
final class EventHooks implements FileHooks {
  /// What a client takes.
  interface Rules {
    /// See [FileHooks#objection].
    Optional<String> objection(byte[] text, JsonNode root);
  }

  /// Makes the entry of one event.
  interface Maker {
    JsonNode make(HookRow row, HookSet set);
  }

  private final Entries entries;
  private final List<HookRow> rows;
  private final Rules rules;
  private final Maker maker;

  EventHooks(Entries entries, List<HookRow> rows, Rules rules, Maker maker) {
    this.entries = entries;
    this.rows = List.copyOf(rows);
    this.rules = rules;
    this.maker = maker;
  }

  @Override
  public Optional<String> objection(byte[] text, JsonNode root) {
    if (!root.isObject()) {
      return Optional.of("is no object");
    }
    return rules
        .objection(text, root)
        .or(() -> EventLists.objection(root.path(EventLists.HOOKS), events()));
  }

  @Override
  public Comparison wanted(JsonNode root, HookSet set) {
    Map<String, JsonNode> wanted = new LinkedHashMap<>();
    for (HookRow row : rows) {
      if (row.isWanted(set)) {
        wanted.put(row.event(), maker.make(row, set));
      }
    }
    return EventLists.compare(entries, root.path(EventLists.HOOKS), wanted);
  }

  @Override
  public Comparison removal(JsonNode root) {
    return EventLists.compare(entries, root.path(EventLists.HOOKS), Map.of());
  }

  @Override
  public List<String> others(JsonNode root) {
    return EventLists.others(entries, root.path(EventLists.HOOKS));
  }

  private Set<String> events() {
    return rows.stream().map(HookRow::event).collect(Collectors.toSet());
  }
}
