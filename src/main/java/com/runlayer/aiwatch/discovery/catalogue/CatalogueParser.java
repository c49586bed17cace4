// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.format.KeyPath;
import com.runlayer.aiwatch.discovery.format.Note;
import com.runlayer.aiwatch.discovery.format.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes a [Catalogue] of its data file. Reads a tree and binds no class, which a native image
/// would have to be told about. A mistake in the data is a mistake of the build, so it throws.
final class CatalogueParser {
  private CatalogueParser() {}

  static Catalogue parse(InputStream json) throws IOException {
    List<Client> clients = new ArrayList<>();
    for (JsonNode client : new ObjectMapper().readTree(json).required("clients")) {
      clients.add(client(client));
    }
    return new Catalogue(clients);
  }

  private static Client client(JsonNode node) {
    List<ClientFile> files = new ArrayList<>();
    for (JsonNode file : node.required("files")) {
      files.add(file(file));
    }
    return new Client(
        node.required("id").asText(),
        node.required("name").asText(),
        perSystem(node.required("installed")),
        texts(node.path("blindSpots")),
        files,
        perSystem(node.path("skillFolders")),
        texts(node.path("projectSkillFolders")),
        plugins(node.path("plugins")),
        texts(node.path("ownFolders")));
  }

  private static List<PluginFolder> plugins(JsonNode node) {
    List<PluginFolder> result = new ArrayList<>();
    for (JsonNode folder : node) {
      result.add(
          new PluginFolder(
              folder.required("type").asText(),
              perSystem(folder.required("paths")),
              texts(folder.required("manifests")),
              folder.required("depth").asInt(),
              folder.required("source").asText()));
    }
    return result;
  }

  private static ClientFile file(JsonNode node) {
    JsonNode project = node.path("project");
    return new ClientFile(
        project.isMissingNode()
            ? new ClientFile.Place.Fixed(perSystem(node.required("paths")))
            : new ClientFile.Place.InProject(project.asText()),
        Format.valueOf(node.required("format").asText().toUpperCase(Locale.ROOT)),
        new Shape(
            keyPaths(node.path("servers")),
            node.path("flat").asBoolean(),
            keyPaths(node.path("single")),
            node.path("streaming").asBoolean(),
            node.path("dormant").asBoolean(),
            keyPaths(node.path("projects")),
            keyPaths(node.path("folders")),
            keyPaths(node.path("switchedOn")),
            keyPaths(node.path("switchedOff")),
            notes(node.path("notes"))),
        node.path("shared").asBoolean(),
        node.required("source").asText());
  }

  private static List<Note> notes(JsonNode node) {
    List<Note> result = new ArrayList<>();
    for (JsonNode note : node) {
      result.add(
          new Note(new KeyPath(texts(note.required("key"))), note.required("sentence").asText()));
    }
    return result;
  }

  /// A list counts for every system; an object has a list per system, and none for the others.
  private static Map<Layout.Os, List<String>> perSystem(JsonNode node) {
    Map<Layout.Os, List<String>> result = new EnumMap<>(Layout.Os.class);
    for (Layout.Os os : Layout.Os.values()) {
      JsonNode own = node.isArray() ? node : node.path(os.name().toLowerCase(Locale.ROOT));
      result.put(os, texts(own));
    }
    return result;
  }

  private static List<KeyPath> keyPaths(JsonNode node) {
    List<KeyPath> result = new ArrayList<>();
    for (JsonNode path : node) {
      result.add(new KeyPath(texts(path)));
    }
    return result;
  }

  private static List<String> texts(JsonNode node) {
    List<String> result = new ArrayList<>();
    for (JsonNode text : node) {
      result.add(text.asText());
    }
    return result;
  }
}
