// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what an event can mean; equal sources are one.
final class Candidates {
  private final Map<SourceForm, List<Definition>> found = new LinkedHashMap<>();
  private final Obstacles obstacles;

  /// @param obstacles hears of what has no form
  Candidates(Obstacles obstacles) {
    this.obstacles = obstacles;
  }

  void add(Entry entry) {
    entry.formed().forEach(formed -> add(entry.definition(), formed));
  }

  void add(Definition definition, Formed formed) {
    switch (formed) {
      case Formed.Good(SourceForm form) ->
          found.computeIfAbsent(form, each -> new ArrayList<>()).add(definition);
      case Formed.Bad(String clause) ->
          obstacles.doubt(
              switch (definition.origin()) {
                case Definition.Origin.Event() -> clause;
                case Definition.Origin.File file ->
                    "the entry \"" + definition.server() + "\" of " + file.path() + ": " + clause;
              });
    }
  }

  /// @param server for a person, where nothing was found
  Lookup result(String server) {
    if (found.size() > McpSources.MAX_SOURCES) {
      obstacles.doubt(
          "its server can be more than "
              + McpSources.MAX_SOURCES
              + " different programs or addresses");
    }
    return obstacles
        .first()
        .orElseGet(
            () ->
                found.isEmpty()
                    ? new Lookup.NotRegistered(server)
                    : new Lookup.Found(
                        found.entrySet().stream()
                            .map(each -> new Lookup.Candidate(each.getKey(), each.getValue()))
                            .toList()));
  }
}
