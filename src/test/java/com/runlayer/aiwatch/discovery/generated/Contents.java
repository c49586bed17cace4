// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.generated.PlantedContent.Placement;
import com.runlayer.aiwatch.discovery.generated.ServerEntries.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Makes the contents of files, each in a notation and a shape of the catalogue, with whatever else
/// such files hold.
final class Contents {
  private final Random random;
  private final Secrets secrets;
  private final ServerEntries entries;
  private final Notations notations;

  Contents(Random random, Secrets secrets) {
    this.random = random;
    this.secrets = secrets;
    this.entries = new ServerEntries(random, secrets);
    this.notations = new Notations(random, secrets);
  }

  /// A file of this kind.
  ///
  /// @param projects folders that the file may name
  PlantedContent next(ClientFile file, List<Path> projects) {
    return file.format() == Format.JETBRAINS_XML
        ? xml(file)
        : new TreeFile(random, secrets, entries, file, projects).write(notations);
  }

  /// What lies around and is no configuration of any client, with servers and secrets all the same.
  byte[] decoy() {
    Map<String, Object> servers = new LinkedHashMap<>();
    Entry entry = entries.next();
    servers.put(entry.key(), entry.fields());
    return notations.write(Format.JSON, new LinkedHashMap<>(Map.of("mcpServers", servers)));
  }

  private PlantedContent xml(ClientFile file) {
    List<Entry> servers = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      servers.add(entries.plain());
    }
    return new PlantedContent(
        file,
        servers.stream()
            .map(entry -> new Placement(Optional.empty(), Optional.empty(), entry.server()))
            .toList(),
        List.of(),
        List.of(),
        false,
        new JetBrainsFile(random, secrets).write(servers));
  }
}
