// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The clients that are known, and where each keeps its MCP servers.
public final class Catalogue {
  private static final String RESOURCE = "/catalogue.json";

  private final List<Client> clients;

  Catalogue(List<Client> clients) {
    this.clients = List.copyOf(clients);
  }

  /// The catalogue that ships with the program, read anew at each call.
  public static Catalogue load() {
    try (InputStream resource = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("The program was built without " + RESOURCE);
      }
      return CatalogueParser.parse(resource);
    } catch (IOException e) {
      throw new UncheckedIOException("The program's " + RESOURCE + " cannot be read", e);
    }
  }

  /// In the order of the data file.
  public List<Client> clients() {
    return clients;
  }
}
