// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Sets some of the variables that move a client's files.
final class Variables {
  private final Random random;
  private final Catalogue catalogue;
  private final Layout layout;

  Variables(Random random, Catalogue catalogue, Layout layout) {
    this.random = random;
    this.catalogue = catalogue;
    this.layout = layout;
  }

  /// @param elsewhere a folder outside home
  Map<String, String> next(Path elsewhere) {
    Map<String, String> variables = new TreeMap<>();
    for (String name : names()) {
      switch (random.nextInt(12)) {
        case 0 -> variables.put(name, elsewhere.resolve(name).toString());
        case 1 -> variables.put(name, layout.home().resolve("cfg").resolve(name).toString());
        case 2 -> variables.put(name, random.nextBoolean() ? "relative/" + name : "");
        default -> {}
      }
    }
    return variables;
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(Set.of("XDG_CONFIG_HOME", "XDG_DATA_HOME"));
    catalogue.clients().stream()
        .flatMap(client -> client.files().stream())
        .forEach(
            file -> {
              if (file.place() instanceof ClientFile.Place.Fixed(var templates)) {
                templates.values().stream()
                    .flatMap(all -> all.stream())
                    .filter(template -> template.startsWith("{env:"))
                    .forEach(template -> names.add(template.substring(5, template.indexOf('}'))));
              }
            });
    return names;
  }
}
