// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.setup.edit.Format;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hermes: `config.yaml` of the home and of every profile, each a home of its own, and beside it
/// the approvals without which a hook is left out silently (Hermes 0.13 to 0.19).
final class HermesSetup implements ClientSetup {
  private static final int MAX_PROFILES = 100;

  private static final List<HookRow> ROWS =
      List.of(
          HookRow.blocking("pre_tool_call"),
          HookRow.session("post_tool_call"),
          HookRow.session("pre_llm_call"),
          HookRow.session("post_llm_call"),
          HookRow.session("on_session_start"),
          HookRow.session("on_session_end"),
          HookRow.session("on_session_finalize"),
          HookRow.session("subagent_start"),
          HookRow.session("subagent_stop"));

  private static final FileHooks HOOKS =
      new EventHooks(Entries.FLAT, ROWS, (_, _) -> Optional.empty(), HermesSetup::handler);

  private final FileHooks approvals;

  /// @param clock dates approvals
  HermesSetup(Clock clock) {
    this.approvals = new HermesApprovals(ROWS, clock);
  }

  @Override
  public HookClient client() {
    return HookClient.HERMES;
  }

  @Override
  public List<HookFile> files(Scope scope, Look look) {
    List<HookFile> files = new ArrayList<>();
    for (Path home : homes(look)) {
      files.add(new HookFile(config(home), Owner.USER, Format.YAML, "", HOOKS));
      files.add(
          new HookFile(
              home.resolve("shell-hooks-allowlist.json"),
              Owner.USER,
              Format.JSON,
              "{}\n",
              approvals,
              Optional.of(home.resolve("shell-hooks-allowlist.json.lock"))));
    }
    return files;
  }

  @Override
  public List<Shadow> shadows(Scope scope, Look look) {
    List<Shadow> shadows = new ArrayList<>(managed(look));
    Path profiles = look.layout().home().resolve(".hermes/profiles");
    if (look.children(profiles, true, MAX_PROFILES + 1).size() > MAX_PROFILES) {
      shadows.add(
          new Shadow(
              profiles,
              Optional.empty(),
              "there are more than "
                  + MAX_PROFILES
                  + " profiles, and the others get no hook; remove those that nobody uses"));
    }
    return shadows;
  }

  /// A managed list of an event replaces the user's.
  private static List<Shadow> managed(Look look) {
    Path managed = look.layout().system("/etc/hermes/config.yaml");
    Optional<JsonNode> lists =
        look.tree(managed, Format.YAML).map(tree -> tree.path(EventLists.HOOKS));
    if (lists.isEmpty() || !lists.get().path("pre_tool_call").isArray()) {
      return List.of();
    }
    for (JsonNode entry : lists.get().path("pre_tool_call")) {
      if (OwnCommand.isIn(entry)) {
        return List.of();
      }
    }
    return homes(look).stream()
        .map(
            home ->
                new Shadow(
                    config(home),
                    Optional.empty(),
                    managed
                        + " has hooks.pre_tool_call, which replaces the user's: add our hook there"))
        .toList();
  }

  @Override
  public List<String> holes(Scope scope) {
    return List.of(
        "Hermes up to 0.19 runs no hook in Desktop, in --tui and in the dashboard's chat, and runs"
            + " the tool where a hook fails",
        "users can start Hermes without hooks (--safe-mode, HERMES_SAFE_MODE, HERMES_MANAGED_DIR,"
            + " another HERMES_HOME), and a new profile has none until the next run");
  }

  private static List<Path> homes(Look look) {
    Layout layout = look.layout();
    Path home = layout.home().resolve(".hermes");
    if (!look.isFolder(home)) {
      return List.of();
    }
    List<Path> homes = new ArrayList<>();
    homes.add(home);
    homes.addAll(look.children(home.resolve("profiles"), true, MAX_PROFILES));
    return homes;
  }

  private static Path config(Path home) {
    return home.resolve("config.yaml");
  }

  private static JsonNode handler(HookRow row, HookSet set) {
    ObjectNode handler = Handlers.line(HookClient.HERMES, row);
    if (row.blocks(set)) {
      handler.put("fail_closed", true);
    }
    return handler;
  }
}
