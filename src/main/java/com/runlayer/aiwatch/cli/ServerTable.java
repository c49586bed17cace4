// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import com.runlayer.aiwatch.discovery.inventory.Risk;
import com.runlayer.aiwatch.discovery.inventory.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The servers as a person reads them: a file that several clients read is one file.
final class ServerTable {
  private static final String PACKAGE = "PACKAGE";
  private static final String RISKS = "RISKS";

  /// The same server of the same file, whoever reads it.
  private record Definition(Path realPath, Origin origin, Server server) {}

  private final Map<Definition, List<Configuration>> rows = new LinkedHashMap<>();
  private final ShortPaths paths;

  ServerTable(Inventory found, ShortPaths paths) {
    this.paths = paths;
    for (Configuration configuration : found.configurations()) {
      for (Server server : configuration.servers()) {
        Definition row = new Definition(configuration.realPath(), configuration.origin(), server);
        rows.computeIfAbsent(row, key -> new ArrayList<>()).add(configuration);
      }
    }
  }

  /// How many definitions of servers there are.
  int size() {
    return rows.size();
  }

  /// @param width what a line can hold; empty: nothing limits it
  List<String> lines(OptionalInt width, Ink ink) {
    Table table = new Table("CLIENT", "SERVER", "TRANSPORT", "SCOPE", PACKAGE, RISKS, "WHERE");
    rows.forEach(
        (row, readers) ->
            table.row(
                readers.stream()
                    .map(Configuration::client)
                    .distinct()
                    .collect(Collectors.joining(", ")),
                Cells.cut(row.server.name()),
                Cells.cut(row.server.type()),
                Cells.state(row.origin.scope().wireName(), row.server.enabled() == Enabled.NO),
                Cells.cut(row.server.packageIdentity().map(this::identity).orElse("")),
                row.server.risks().stream().map(Risk::jsonName).collect(Collectors.joining(", ")),
                where(row, readers)));
    Table shown = table.withoutEmpty(PACKAGE, RISKS).fitting(width, PACKAGE, RISKS).warning(RISKS);
    List<String> lines = new ArrayList<>(shown.lines(ink));
    if (!shown.has(RISKS) && !risks().isEmpty()) {
      lines.add(ink.warning("Risks: " + risks() + "; --json or a wider terminal shows whose"));
    }
    return lines;
  }

  private String risks() {
    Map<Risk, Integer> counts = new EnumMap<>(Risk.class);
    rows.keySet().forEach(row -> row.server.risks().forEach(r -> counts.merge(r, 1, Integer::sum)));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().jsonName())
        .collect(Collectors.joining(", "));
  }

  private String identity(PackageIdentity identity) {
    String name =
        identity.ecosystem() == PackageIdentity.Ecosystem.FILE
            ? paths.in(identity.name())
            : identity.name();
    return identity.ecosystem().jsonName()
        + ":"
        + name
        + identity.version().map(version -> "@" + version).orElse("");
  }

  private String where(Definition row, Collection<Configuration> readers) {
    List<Path> names = readers.stream().map(Configuration::path).toList();
    String file = paths.of(names.contains(row.realPath) ? row.realPath : names.getFirst());
    return row.server.projects().isEmpty()
        ? file
        : file
            + " for "
            + String.join(", ", row.server.projects().stream().map(paths::of).toList());
  }
}
