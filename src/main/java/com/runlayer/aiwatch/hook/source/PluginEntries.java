// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.discovery.format.FileReading;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.plugin.FoundPlugin.ServerFile;
import com.runlayer.aiwatch.discovery.plugin.PluginServers;
import com.runlayer.aiwatch.discovery.plugin.PluginServers.Installed;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.source.DefinitionFiles.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The servers that plugins bring.
///
/// Claude Code puts the plugin's name in front of the server's: `plugin:tools:db` in its lists,
/// `plugin_tools_db` in the name of a tool. Codex and Cursor take the server's name as it is; for
/// them both count.
final class PluginEntries {
  private static final String PREFIX = "plugin:";

  private final HookClient client;
  private final PluginServers servers;
  private final Variables variables;
  private final DefinitionFiles files;
  private final Obstacles obstacles;

  PluginEntries(
      HookClient client,
      PluginServers servers,
      Variables variables,
      DefinitionFiles files,
      Obstacles obstacles) {
    this.client = client;
    this.servers = servers;
    this.variables = variables;
    this.files = files;
    this.obstacles = obstacles;
  }

  List<Entry> entries(ServerNames names) {
    List<Entry> entries = new ArrayList<>();
    if (prefixed() && !names.mayBeginWith(PREFIX)) {
      return entries;
    }
    for (Installed plugin : servers.of(client.wireName(), KnownFiles.plugins(client))) {
      if (prefixed()
          && plugin.names().stream().noneMatch(name -> names.mayBeginWith(PREFIX + name + ":"))) {
        continue;
      }
      if (plugin.elsewhere()) {
        obstacles.refuse(
            plugin.folder(), "is a plugin that may have servers outside the files that are read");
      }
      for (ServerFile file : plugin.files()) {
        files
            .read(file.path(), Format.JSON, file.shape(), DefinitionScope.PLUGIN)
            .ifPresent(content -> entries(plugin, content, names, entries));
      }
    }
    for (ReadError error : servers.errors()) {
      obstacles.refuse(error.path(), "was not understood, and tells what plugins there are");
    }
    if (servers.overfull()) {
      obstacles.doubt("there are more plugins than are looked at");
    }
    return entries;
  }

  private void entries(Installed plugin, Content content, ServerNames names, List<Entry> entries) {
    for (FileReading.Problem problem : content.reading().problems()) {
      if (problem.server().map(server -> mayMean(names, plugin, server)).orElse(true)) {
        obstacles.refuse(content.path(), Search.clause(problem));
      }
    }
    for (FileReading.Found found : content.reading().servers()) {
      String server = found.server().name();
      if (mayMean(names, plugin, server)) {
        entries.add(
            new Entry(
                new Definition(
                    PREFIX + plugin.names().getFirst() + ":" + server,
                    new Definition.Origin.File(
                        content.path(), DefinitionScope.PLUGIN, content.changed())),
                found.server(),
                variables.with("CLAUDE_PLUGIN_ROOT", plugin.folder().toString())));
      }
    }
  }

  private boolean mayMean(ServerNames names, Installed plugin, String server) {
    Stream<String> called = plugin.names().stream().map(name -> PREFIX + name + ":" + server);
    return (prefixed() ? called : Stream.concat(called, Stream.of(server)))
        .anyMatch(names::mayMean);
  }

  private boolean prefixed() {
    return client == HookClient.CLAUDE_CODE;
  }
}
