// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows the key paths of a [Shape] through one token stream; whatever is not on a path is passed
/// over. Used once.
final class ShapeReader {
  /// Many more than any person has; a file of 20 MiB could hold a million.
  private static final int MAX_SERVERS = 2_000;

  private static final int MAX_PROJECTS = 10_000;
  private static final int MAX_PROBLEMS = 100;

  private enum Target {
    SERVERS,
    PROJECT,
    FOLDER
  }

  /// A key path that fits so far.
  private record Open(Target target, KeyPath path, Optional<String> project) {}

  /// One map of servers: a repeated key replaces the former map, as it does in the clients.
  private record Place(KeyPath path, Optional<String> project) {}

  private final JsonParser parser;
  private final Shape shape;
  private final Map<Place, Map<String, RawServer>> maps = new LinkedHashMap<>();
  private final Map<String, RawServer> flat = new LinkedHashMap<>();
  private final List<FileReading.Problem> problems = new ArrayList<>();
  private final Set<String> projects = new LinkedHashSet<>();
  private final Set<String> folders = new LinkedHashSet<>();
  private int servers;
  private boolean overfull;

  ShapeReader(JsonParser parser, Shape shape) {
    this.parser = parser;
    this.shape = shape;
  }

  FileReading read() throws IOException {
    JsonToken first = parser.nextToken();
    if (first != null) {
      if (first != JsonToken.START_OBJECT) {
        return FileReading.broken(
            "holds " + EntryParser.kind(first) + " where an object is expected");
      }
      object(start(), "", 0);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
    }
    return result();
  }

  private List<Open> start() {
    List<Open> open = new ArrayList<>();
    shape.servers().forEach(path -> open.add(new Open(Target.SERVERS, path, Optional.empty())));
    shape.projects().forEach(path -> open.add(new Open(Target.PROJECT, path, Optional.empty())));
    shape.folders().forEach(path -> open.add(new Open(Target.FOLDER, path, Optional.empty())));
    return open;
  }

  /// Recursion is as deep as the longest key path, whatever the file.
  private void object(List<Open> open, String way, int level) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      value(open, key, way.isEmpty() ? key : way + "." + key, level);
    }
  }

  private void value(List<Open> open, String key, String way, int level) throws IOException {
    List<Open> deeper = new ArrayList<>();
    for (Open each : open) {
      if (!each.path().matches(level, key)) {
        continue;
      }
      Open next =
          each.path().isAny(level) ? new Open(each.target(), each.path(), Optional.of(key)) : each;
      if (!each.path().endsAt(level)) {
        deeper.add(next);
        continue;
      }
      switch (each.target()) {
        case SERVERS -> {
          serverMap(new Place(next.path(), next.project()), way);
          return;
        }
        case PROJECT -> keep(key, projects);
        case FOLDER -> {
          if (parser.currentToken() == JsonToken.VALUE_STRING) {
            keep(parser.getText(), folders);
          }
        }
      }
    }
    if (parser.currentToken() == JsonToken.START_OBJECT && !deeper.isEmpty()) {
      object(deeper, way, level + 1);
    } else if (shape.flat() && level == 0 && maps.isEmpty()) {
      flatEntry(key);
    } else {
      if (!deeper.isEmpty() && parser.currentToken() != JsonToken.VALUE_NULL) {
        wrongType(way);
      }
      parser.skipChildren();
    }
  }

  private void serverMap(Place place, String way) throws IOException {
    Map<String, RawServer> map = new LinkedHashMap<>();
    Map<String, RawServer> former = maps.put(place, map);
    servers -= former == null ? 0 : former.size();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      wrongType(way);
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (new EntryParser(parser, name).parse()) {
        case EntryParser.Result.Parsed(RawServer server) -> add(map, server);
        case EntryParser.Result.Rejected(String reason, boolean likeServer) -> {
          map.remove(name);
          problem(way + "." + name, reason);
        }
      }
    }
  }

  /// Top-level entries of a file without a wrapper. What does not look like a server is something
  /// else, such as a schema reference.
  private void flatEntry(String name) throws IOException {
    switch (new EntryParser(parser, name).parse()) {
      case EntryParser.Result.Parsed(RawServer server) -> add(flat, server);
      case EntryParser.Result.Rejected(String reason, boolean likeServer) -> {
        if (likeServer) {
          problem(name, reason);
        }
      }
    }
  }

  private void add(Map<String, RawServer> map, RawServer server) {
    if (servers >= MAX_SERVERS) {
      overfull = true;
    } else if (map.put(server.name(), server) == null) {
      servers++;
    }
  }

  private void keep(String value, Set<String> values) {
    if (values.size() < MAX_PROJECTS) {
      values.add(value);
    } else {
      overfull = true;
    }
  }

  private void wrongType(String way) {
    problem(
        way,
        "it is %s where an object is expected".formatted(EntryParser.kind(parser.currentToken())));
  }

  private void problem(String entry, String reason) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new FileReading.Problem(entry, reason));
    } else {
      overfull = true;
    }
  }

  private FileReading result() {
    Set<FileReading.Found> found = new LinkedHashSet<>();
    maps.forEach(
        (place, map) ->
            map.values()
                .forEach(server -> found.add(new FileReading.Found(place.project(), server))));
    if (maps.isEmpty()) {
      flat.values().forEach(server -> found.add(new FileReading.Found(Optional.empty(), server)));
    }
    return new FileReading(
        List.copyOf(found),
        List.copyOf(problems),
        List.copyOf(projects),
        List.copyOf(folders),
        Optional.empty(),
        overfull);
  }
}
