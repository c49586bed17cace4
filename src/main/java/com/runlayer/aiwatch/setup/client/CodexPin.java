// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.runlayer.aiwatch.setup.edit.Change;
import java.util.List;
import java.util.Optional;

/// `[features] hooks = true` in Codex' `requirements.toml`: it beats a user's `hooks = false` and
/// `--disable hooks` (0.137 and later).
final class CodexPin implements FileHooks {
  private static final String FEATURES = "features";

  /// What a file says about hooks.
  enum State {
    ON,
    OFF,
    SILENT
  }

  /// What a file of Codex says about hooks.
  static State state(Optional<JsonNode> file) {
    JsonNode value =
        file.map(tree -> tree.path(FEATURES).path(EventLists.HOOKS))
            .orElseGet(() -> Handlers.object().path(FEATURES));
    if (!value.isBoolean()) {
      return State.SILENT;
    }
    return value.booleanValue() ? State.ON : State.OFF;
  }

  @Override
  public Optional<String> objection(byte[] text, JsonNode root) {
    JsonNode features = root.path(FEATURES);
    if (!features.isMissingNode() && !features.isObject()) {
      return Optional.of("has features that are no table");
    }
    JsonNode hooks = features.path(EventLists.HOOKS);
    if (hooks.isMissingNode() || (hooks.isBoolean() && hooks.booleanValue())) {
      return Optional.empty();
    }
    return Optional.of(
        "says hooks = "
            + (hooks.isBoolean() ? "false" : "something else than true")
            + " under [features], which aiwatch did not write: Codex starts no hook; take it out");
  }

  @Override
  public Comparison wanted(JsonNode root, HookSet set) {
    return state(Optional.of(root)) == State.ON
        ? new Comparison(1, List.of(), List.of())
        : new Comparison(
            0,
            List.of(new Change.Put(List.of(FEATURES), EventLists.HOOKS, BooleanNode.TRUE)),
            List.of("[features] hooks is missing"));
  }

  /// Nobody can tell whose the line is; what was written is known by what was remembered.
  @Override
  public Comparison removal(JsonNode root) {
    return new Comparison(0, List.of(), List.of());
  }
}
