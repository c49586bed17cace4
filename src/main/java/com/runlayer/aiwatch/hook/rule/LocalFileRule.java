// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.ToolCall;
import com.runlayer.aiwatch.platform.RealPaths;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The rule that needs no network: which files a tool of an AI client must not touch, and which
/// commands would switch the program off. It reads the call, never a file; the disk is asked only
/// where links lead. `docs/hooks-file-rule.md` says what it guards and what passes it.
public final class LocalFileRule {
  private static final List<String> FOLDERS = List.of("workdir", "working_directory", "cwd");

  private static final List<String> SEARCHED =
      List.of("path", "target_directory", "directory", "dir_path");

  private final Path home;
  private final RealPaths realPaths;

  /// @param home of the account, absolute: what `~` stands for
  public LocalFileRule(Path home, RealPaths realPaths) {
    this.home = home;
    this.realPaths = realPaths;
  }

  /// The denial of a call, or nothing where the rule has no objection. Takes time and memory in
  /// proportion to the call; one that would need more is denied.
  public Optional<Decision.Deny> check(Occasion occasion, ToolCall call) {
    return find(occasion, call, new Budget()).map(guarded -> new Decision.Deny(guarded.reason()));
  }

  /// The same as a word, with the steps counted.
  Optional<Guarded> find(Occasion occasion, ToolCall call, Budget budget) {
    Bases bases = new Bases();
    occasion.folder().map(Path::toString).ifPresent(bases::enter);
    PathGuard guard = new PathGuard(home, realPaths, bases, budget);
    try {
      enterFolders(occasion.payload(), bases, guard);
      enterFolders(call.input(), bases, guard);
      addSearchFolders(call.input(), bases, guard);
      HookClient client = occasion.client();
      new ToolArguments(client, call.tool(), guard, bases, budget).check(call.input());
      Optional<String> flat = flatTool(occasion.name());
      if (flat.isPresent()) {
        new ToolArguments(client, flat.get(), guard, bases, budget).check(occasion.payload());
      }
      return guard.finding();
    } catch (UnreadableException e) {
      return Optional.of(Guarded.UNREADABLE);
    }
  }

  /// The tool whose arguments lie in the payload itself, as in some events of Cursor.
  private static Optional<String> flatTool(String event) {
    return switch (event.toLowerCase(Locale.ROOT)) {
      case "beforeshellexecution" -> Optional.of("Shell");
      case "beforereadfile", "beforetabfileread" -> Optional.of("Read");
      default -> Optional.empty();
    };
  }

  /// A glob counts from the folder that is searched.
  private static void addSearchFolders(JsonNode arguments, Bases bases, PathGuard guard) {
    for (String name : SEARCHED) {
      JsonNode folder = arguments.path(name);
      if (folder.isTextual() && !folder.textValue().isEmpty()) {
        bases.add(guard.homeExpanded(folder.textValue()));
      }
    }
  }

  private static void enterFolders(JsonNode arguments, Bases bases, PathGuard guard) {
    for (int i = FOLDERS.size() - 1; i >= 0; i--) {
      JsonNode folder = arguments.path(FOLDERS.get(i));
      if (folder.isTextual() && !folder.textValue().isEmpty()) {
        bases.enter(guard.homeExpanded(folder.textValue()));
      }
    }
  }
}
