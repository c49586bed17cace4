// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.setup.edit.Change;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hermes' `shell-hooks-allowlist.json`: the hooks that run, by event and exact command.
final class HermesApprovals implements FileHooks {
  private static final String APPROVALS = "approvals";

  private final List<HookRow> rows;
  private final Clock clock;

  HermesApprovals(List<HookRow> rows, Clock clock) {
    this.rows = List.copyOf(rows);
    this.clock = clock;
  }

  @Override
  public Optional<String> objection(byte[] text, JsonNode root) {
    if (!root.isObject()) {
      return Optional.of("is no object, so that Hermes approves nothing");
    }
    if (text.length > 2 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB) {
      return Optional.of("begins with a byte order mark, so that Hermes approves nothing");
    }
    JsonNode approvals = root.path(APPROVALS);
    return approvals.isMissingNode() || approvals.isArray()
        ? Optional.empty()
        : Optional.of("has approvals that are no list");
  }

  @Override
  public Comparison wanted(JsonNode root, HookSet set) {
    Set<String> events = new LinkedHashSet<>();
    rows.stream().filter(row -> row.isWanted(set)).map(HookRow::event).forEach(events::add);
    return compare(root.path(APPROVALS), events);
  }

  @Override
  public Comparison removal(JsonNode root) {
    return compare(root.path(APPROVALS), Set.of());
  }

  private Comparison compare(JsonNode approvals, Set<String> events) {
    Set<String> missing = new LinkedHashSet<>(events);
    List<Change> changes = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    int ours = 0;
    for (int i = 0; i < approvals.size(); i++) {
      JsonNode approval = approvals.get(i);
      if (!OwnCommand.isIn(approval)) {
        continue;
      }
      ours++;
      String event = approval.path("event").asText("");
      boolean exact =
          approval.path("command").asText("").equals(Handlers.command(HookClient.HERMES));
      if (!exact || !missing.remove(event)) {
        changes.add(new Change.Remove(List.of(APPROVALS), i));
        reasons.add("an approval of another form or event is there");
      }
    }
    for (String event : missing) {
      changes.add(new Change.Append(List.of(APPROVALS), approval(event)));
      reasons.add("the approval of " + event + " is missing");
    }
    return new Comparison(ours, changes, reasons);
  }

  /// Keys in the order in which Hermes itself writes them.
  private ObjectNode approval(String event) {
    return Handlers.object()
        .put("approved_at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("command", Handlers.command(HookClient.HERMES))
        .put("event", event);
  }
}
