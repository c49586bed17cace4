// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what an MCP call can mean: every definition of its server in the client's own
/// configuration, since all of them have to be allowed. Reads files and lists folders, nothing
/// else.
public final class McpSources {
  /// More different sources for one name are no oversight.
  public static final int MAX_SOURCES = 4;

  private final Layout layout;
  private final Map<String, String> environment;
  private final SafeFiles files;
  private final FolderReader folders;

  /// @param environment of the client: it fills the variables of entries, and adds places to look
  ///     at
  public McpSources(
      Layout layout, Map<String, String> environment, SafeFiles files, FolderReader folders) {
    this.layout = layout;
    this.environment = Map.copyOf(environment);
    this.files = files;
    this.folders = folders;
  }

  /// Looks once. Throws nothing that the event or a file can cause.
  public Lookup find(Occasion occasion, McpServerReference reference) {
    Search search = new Search(layout, environment, files, folders, occasion);
    ServerNames names = ServerNames.of(reference);
    return switch (reference) {
      case McpServerReference.BySource source -> new SentSource(search, names).find(source);
      case McpServerReference.ByTool tool -> named(search, names, scopes(occasion, tool.scope()));
      case McpServerReference.ByName _, McpServerReference.Any _ ->
          named(search, names, EnumSet.allOf(DefinitionScope.class));
    };
  }

  private static Lookup named(Search search, ServerNames names, Set<DefinitionScope> scopes) {
    Obstacles obstacles = new Obstacles();
    Candidates candidates = new Candidates(obstacles);
    search.entries(names, scopes, obstacles).forEach(candidates::add);
    return candidates.result(names.shown());
  }

  private static Set<DefinitionScope> scopes(Occasion occasion, Optional<String> said) {
    return occasion.client() == HookClient.CLAUDE_CODE
        ? said.map(ClaudeScopes::of).orElseGet(() -> EnumSet.allOf(DefinitionScope.class))
        : EnumSet.allOf(DefinitionScope.class);
  }
}
