// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.hook.event.McpServerReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What Cursor's event says about its server's source.
///
/// An address is taken as it is. A command is joined from words that are not known any more, and
/// Cursor sends the server's name in its place where it does not know it (observed with its SDK
/// 1.0.32), so one that the tenant would take for its own has to be an entry of Cursor's files.
final class SentSource {
  private static final Set<DefinitionScope> EVERYWHERE = EnumSet.allOf(DefinitionScope.class);

  private final Search search;
  private final ServerNames names;
  private final Obstacles obstacles = new Obstacles();
  private final Candidates candidates = new Candidates(obstacles);

  SentSource(Search search, ServerNames names) {
    this.search = search;
    this.names = names;
  }

  Lookup find(McpServerReference.BySource source) {
    String server = source.server().orElse("");
    Definition definition = new Definition(server, new Definition.Origin.Event());
    Optional<String> url = source.url().filter(text -> !text.isEmpty());
    Optional<String> command =
        source.command().filter(text -> !text.isEmpty() && !text.equals(server));
    url.ifPresent(text -> candidates.add(definition, Addresses.form(text, search.variables())));
    if (command.isPresent()) {
      command(definition, command.get());
    } else if (url.isEmpty() && source.server().isPresent()) {
      search.entries(names, EVERYWHERE, obstacles).forEach(candidates::add);
    }
    return candidates.result(server);
  }

  private void command(Definition definition, String command) {
    Formed formed = CommandLines.form(List.of(command.split(" ", -1)), List.of(), List.of());
    if (!command.stripLeading().startsWith(CommandLines.MANAGED)) {
      candidates.add(definition, formed);
      return;
    }
    Obstacles ofName = new Obstacles();
    List<Entry> named = search.entries(names, EVERYWHERE, ofName);
    if (named.stream().anyMatch(entry -> isJoined(entry, command))) {
      obstacles.addAll(ofName);
      named.forEach(candidates::add);
      return;
    }
    // Cursor may call a server otherwise than its file does. Then every entry can be the one, and
    // one that cannot be told may be it.
    ServerNames every = ServerNames.of(new McpServerReference.Any());
    boolean known = false;
    for (Entry entry : search.entries(every, EVERYWHERE, obstacles)) {
      boolean joined = isJoined(entry, command);
      known |= joined;
      if (joined || names.mayMean(entry.definition().server())) {
        candidates.add(entry);
      }
    }
    if (!known) {
      obstacles.doubt(
          "Cursor names a command that begins with \"runlayer\" and stands in none of its files");
    }
  }

  private static boolean isJoined(Entry entry, String command) {
    return entry.sources().stream()
        .anyMatch(
            source ->
                source instanceof Source.Stdio stdio
                    && (String.join(" ", stdio.words()).equals(command)
                        || CommandLines.form(stdio, entry.variables())
                            .equals(new Formed.Good(new SourceForm.Command(command)))));
  }
}
