// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.format.KeyPath;
import com.runlayer.aiwatch.discovery.format.Shape;
import com.runlayer.aiwatch.discovery.generated.PlantedContent.Placement;
import com.runlayer.aiwatch.discovery.generated.PlantedContent.Recorded;
import com.runlayer.aiwatch.discovery.generated.ServerEntries.Entry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// One file of maps and lists while it grows: servers at every place that its kind has for them,
/// projects that a client remembers, and what else is in such files. Used once.
final class TreeFile {
  private final Random random;
  private final Secrets secrets;
  private final ServerEntries entries;
  private final ClientFile file;
  private final Shape shape;
  private final List<Path> projects;
  private final Map<String, Object> tree = new LinkedHashMap<>();
  private final List<Placement> placements = new ArrayList<>();
  private final List<Recorded> recorded = new ArrayList<>();
  private final List<KeyPath> odd = new ArrayList<>();

  /// @param projects folders that it may name
  TreeFile(
      Random random, Secrets secrets, ServerEntries entries, ClientFile file, List<Path> projects) {
    this.random = random;
    this.secrets = secrets;
    this.entries = entries;
    this.file = file;
    this.shape = file.shape();
    this.projects = projects;
  }

  PlantedContent write(Notations notations) {
    boolean flat = shape.flat() && random.nextInt(3) == 0;
    noise();
    if (!shape.single().isEmpty()) {
      single(shape.single().getFirst());
    } else if (flat) {
      for (Entry entry : some()) {
        tree.put(entry.key(), entry.fields());
        placements.add(new Placement(Optional.empty(), Optional.empty(), entry.server()));
      }
    } else if (!shape.servers().isEmpty()) {
      some().forEach(this::place);
      oddities();
    }
    folders();
    noise();
    byte[] bytes = notations.write(file.format(), tree);
    boolean broken = file.format() == Format.JSON && random.nextInt(25) == 0;
    return new PlantedContent(file, placements, recorded, odd, broken, broken ? cut(bytes) : bytes);
  }

  private List<Entry> some() {
    List<Entry> some = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      some.add(entries.next());
    }
    return some;
  }

  private void single(KeyPath way) {
    Entry entry = entries.next();
    tree.put("name", entry.key());
    parent(way, Optional.empty()).put(way.keys().getLast(), entry.fields());
    placements.add(new Placement(Optional.of(way), Optional.empty(), entry.server()));
  }

  /// Some clients remember one server for several projects.
  private void place(Entry entry) {
    KeyPath way = any(shape.servers());
    if (!way.keys().contains(KeyPath.ANY)) {
      add(way, Optional.empty(), entry);
      return;
    }
    for (int i = 1 + random.nextInt(2); i > 0 && !projects.isEmpty(); i--) {
      Path project = any(projects);
      Placement placement = new Placement(Optional.of(way), Optional.of(project), entry.server());
      if (!placements.contains(placement)) {
        add(way, Optional.of(project), entry);
        recorded.add(new Recorded(shape.projects().getFirst(), project));
      }
    }
  }

  /// Into the map or list that is there, or a new one.
  @SuppressWarnings("unchecked") // the tree holds nothing else
  private void add(KeyPath way, Optional<Path> project, Entry entry) {
    Object container =
        parent(way, project)
            .computeIfAbsent(
                way.keys().getLast(),
                key -> random.nextInt(4) == 0 ? new ArrayList<>() : new LinkedHashMap<>());
    if (container instanceof List<?> list) {
      Map<String, Object> named = new LinkedHashMap<>(entry.fields());
      named.put(any(List.of("name", "key", "id")), entry.key());
      ((List<Object>) list).add(named);
    } else {
      ((Map<String, Object>) container).put(entry.key(), entry.fields());
    }
    placements.add(new Placement(Optional.of(way), project, entry.server()));
  }

  @SuppressWarnings("unchecked") // the tree holds nothing else
  private Map<String, Object> parent(KeyPath way, Optional<Path> project) {
    Map<String, Object> map = tree;
    for (String key : way.keys().subList(0, way.keys().size() - 1)) {
      String name = key.equals(KeyPath.ANY) ? project.orElseThrow().toString() : key;
      map = (Map<String, Object>) map.computeIfAbsent(name, absent -> new LinkedHashMap<>());
    }
    return map;
  }

  /// Entries that no client starts, and entries that are mistakes.
  @SuppressWarnings("unchecked") // the tree holds nothing else
  private void oddities() {
    KeyPath way = any(shape.servers());
    if (way.keys().contains(KeyPath.ANY)
        || !(parent(way, Optional.empty())
                .computeIfAbsent(way.keys().getLast(), key -> new LinkedHashMap<>())
            instanceof Map<?, ?> container)) {
      return;
    }
    Map<String, Object> map = (Map<String, Object>) container;
    switch (random.nextInt(12)) {
      case 0 -> map.put("own", new LinkedHashMap<>(Map.of("type", "builtin")));
      case 1 -> {
        Map<String, Object> bundled = new LinkedHashMap<>();
        bundled.put("cmd", "uvx");
        bundled.put("bundled", true);
        map.put("bundled", bundled);
      }
      case 2 -> map.put("extension", new LinkedHashMap<>(Map.of("source", "extension")));
      case 3 -> {
        map.put("number", 42);
        odd.add(way);
      }
      case 4 -> {
        map.put("nothing", new LinkedHashMap<>(Map.of("apiKey", secrets.wild())));
        odd.add(way);
      }
      default -> {}
    }
  }

  private void folders() {
    for (int i = random.nextInt(3); i > 0 && !projects.isEmpty(); i--) {
      Path project = any(projects);
      if (!shape.projects().isEmpty()) {
        KeyPath way = shape.projects().getFirst();
        parent(way, Optional.empty()) // an object of its own, beside whatever it has already
            .computeIfAbsent(
                project.toString(),
                key -> new LinkedHashMap<>(Map.of("trust_level", secrets.wild())));
        recorded.add(new Recorded(way, project));
      } else if (!shape.folders().isEmpty()) {
        KeyPath way = any(shape.folders());
        if (parent(way, Optional.empty()).putIfAbsent(way.keys().getLast(), address(project))
            == null) {
          recorded.add(new Recorded(way, project));
        }
      }
    }
  }

  private String address(Path folder) {
    try {
      return random.nextBoolean()
          ? folder.toString()
          : new URI("file", "", folder.toString(), null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// Settings of other kinds, also such as look like servers in the wrong place.
  private void noise() {
    switch (random.nextInt(6)) {
      case 0 -> tree.put("theme", "dark");
      case 1 -> tree.put("$schema", "https://h.example/schema.json");
      case 2 -> tree.put("password", secrets.wild());
      case 3 -> tree.put("history", new ArrayList<>(List.of(secrets.wild(), 7, true)));
      case 4 -> {
        Entry entry = entries.next();
        Map<String, Object> servers = new LinkedHashMap<>();
        servers.put(entry.key(), entry.fields());
        tree.put("other", new LinkedHashMap<>(Map.of("mcpServers", servers)));
      }
      default -> {}
    }
  }

  /// Somewhere between its outermost brackets, so that the first is never closed.
  private byte[] cut(byte[] bytes) {
    int first = 0;
    while (bytes[first] != '{') {
      first++;
    }
    int last = bytes.length - 1;
    while (bytes[last] != '}') {
      last--;
    }
    return Arrays.copyOf(bytes, first + 1 + random.nextInt(last - first));
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
