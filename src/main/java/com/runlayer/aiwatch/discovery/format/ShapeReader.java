// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
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
  private static final int MAX_SWITCHES = 2_000;
  private static final int MAX_PROBLEMS = 100;

  /// What the servers of a file may have together, in characters, and what it may remember of
  /// projects.
  private static final int MAX_TEXT = 1 << 20;

  /// As long as a path can be.
  private static final int MAX_PATH = 4_096;

  /// Until the whole file is read; a key of a file cannot hold it by chance.
  private static final String UNNAMED = "\u0000";

  /// The project of what belongs to none.
  private static final Optional<String> NOWHERE = Optional.empty();

  private enum Target {
    SERVERS,
    SINGLE,
    PROJECT,
    FOLDER,
    ON,
    OFF,
    NOTE
  }

  /// A key path that fits so far.
  private record Open(Target target, KeyPath path, Optional<String> project) {}

  /// One map of servers: a repeated key replaces the former map, as it does in the clients.
  private record Place(KeyPath path, Optional<String> project) {}

  private final JsonParser parser;
  private final Shape shape;
  private final SecretCheck secrets;
  private final Purpose purpose;
  private final boolean firstOnly;
  private final Map<Place, Map<String, RawServer>> maps = new LinkedHashMap<>();
  private final Map<String, RawServer> flat = new LinkedHashMap<>();
  private final List<FileReading.Problem> problems = new ArrayList<>();
  private final Set<String> projects = new LinkedHashSet<>();
  private final Set<String> folders = new LinkedHashSet<>();
  private final List<FileReading.Switch> switches = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private Optional<String> topName = Optional.empty();
  private int servers;
  private long serverText;
  private long projectText;
  private boolean overfull;

  /// @param firstOnly whether more than one value is no mistake: the documents of a YAML file
  ShapeReader(
      JsonParser parser, Shape shape, SecretCheck secrets, Purpose purpose, boolean firstOnly) {
    this.purpose = purpose;
    this.parser = parser;
    this.shape = shape;
    this.secrets = secrets;
    this.firstOnly = firstOnly;
  }

  FileReading read() throws IOException {
    JsonToken first = parser.nextToken();
    if (first != null && !(firstOnly && first == JsonToken.VALUE_NULL)) {
      if (first != JsonToken.START_OBJECT) {
        return FileReading.broken(
            "holds " + EntryParser.kind(parser) + " where an object is expected");
      }
      object(start(), "", 0);
      if (!firstOnly && parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
    }
    return result();
  }

  private List<Open> start() {
    List<Open> open = new ArrayList<>();
    open(open, Target.SERVERS, shape.servers());
    open(open, Target.SINGLE, shape.single());
    open(open, Target.PROJECT, shape.projects());
    open(open, Target.FOLDER, shape.folders());
    open(open, Target.ON, shape.switchedOn());
    open(open, Target.OFF, shape.switchedOff());
    open(open, Target.NOTE, shape.notes().stream().map(Note::path).toList());
    return open;
  }

  private static void open(List<Open> open, Target target, List<KeyPath> paths) {
    paths.forEach(path -> open.add(new Open(target, path, Optional.empty())));
  }

  /// Recursion is as deep as the longest key path, whatever the file.
  private void object(List<Open> open, String way, int level) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      value(open, key, way.isEmpty() ? shown(key) : way + "." + shown(key), level);
    }
  }

  private void value(List<Open> open, String key, String way, int level) throws IOException {
    if (level == 0 && key.equals("name") && parser.currentToken() == JsonToken.VALUE_STRING) {
      topName = Optional.of(parser.getText()).filter(name -> name.length() <= EntryParser.MAX_NAME);
    }
    if (isMerge(key)) {
      problem(way, "it takes keys from elsewhere", NOWHERE, Optional.empty());
    }
    List<Open> deeper = new ArrayList<>();
    for (Open each : open) {
      if (!each.path().matches(level, key)) {
        continue;
      }
      if (each.path().isAny(level) && key.length() > MAX_PATH) {
        problem(way, "it is longer than any path of a project", NOWHERE, Optional.empty());
        parser.skipChildren();
        return;
      }
      Open next =
          each.path().isAny(level) ? new Open(each.target(), each.path(), Optional.of(key)) : each;
      if (!each.path().endsAt(level)) {
        deeper.add(next);
        continue;
      }
      switch (each.target()) {
        case SERVERS -> {
          servers(new Place(next.path(), next.project()), way);
          return;
        }
        case SINGLE -> {
          single(new Place(next.path(), next.project()), way);
          return;
        }
        case ON, OFF -> {
          switches(next.project(), each.target() == Target.ON);
          return;
        }
        case NOTE -> {
          note(each.path());
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
    } else if (shape.flat() && level == 0 && (maps.isEmpty() || purpose == Purpose.LOOKUP)) {
      // A client that does not know the wrapper's other name reads what stands beside it.
      flatEntry(key);
    } else {
      if (!deeper.isEmpty() && parser.currentToken() != JsonToken.VALUE_NULL) {
        wrongType(way, deeper.getFirst().project());
      }
      parser.skipChildren();
    }
  }

  /// What YAML's merge key brings in is not seen here, but by the client.
  private boolean isMerge(String key) {
    return purpose == Purpose.LOOKUP && firstOnly && key.equals(EntryParser.MERGE_KEY);
  }

  private void servers(Place place, String way) throws IOException {
    Map<String, RawServer> map = new LinkedHashMap<>();
    Map<String, RawServer> former = maps.put(place, map);
    if (former != null) {
      former.values().forEach(this::forget);
    }
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          if (isMerge(name)) {
            problem(way, "it takes entries from elsewhere", place.project(), Optional.empty());
          }
          entry(place, map, Optional.of(name), name, way + "." + shown(name));
        }
      }
      case START_ARRAY -> {
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
          entry(place, map, Optional.empty(), "#" + (index + 1), way + "[" + index + "]");
        }
      }
      case VALUE_NULL -> {}
      default -> {
        if (!EntryParser.isBlank(parser)) {
          wrongType(way, place.project());
        }
      }
    }
    if (map.isEmpty() && place.project().isPresent()) {
      maps.remove(place); // a file can name a million projects without a server
    }
  }

  /// One server at a place of its own. Its name stands beside it, before or after.
  private void single(Place place, String way) throws IOException {
    Map<String, RawServer> map = new LinkedHashMap<>();
    Map<String, RawServer> former = maps.put(place, map);
    if (former != null) {
      former.values().forEach(this::forget);
    }
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      entry(place, map, Optional.of(UNNAMED), UNNAMED, way);
    } else {
      wrongType(way, place.project());
    }
  }

  /// @param name the entry's key, where it has one
  /// @param fallback its name where it says none itself
  private void entry(
      Place place, Map<String, RawServer> map, Optional<String> name, String fallback, String way)
      throws IOException {
    switch (parser(name).parse(fallback)) {
      case EntryParser.Result.Parsed(RawServer server) -> add(map, server);
      case EntryParser.Result.Passed() -> remove(map, fallback);
      case EntryParser.Result.Rejected(String reason, boolean likeServer) -> {
        remove(map, fallback);
        problem(way, reason, place.project(), name);
      }
    }
  }

  private EntryParser parser(Optional<String> name) {
    return new EntryParser(parser, secrets, purpose, name, shape.streaming());
  }

  private void switches(Optional<String> project, boolean on) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING
          && project.isPresent()
          && parser.getTextLength() <= EntryParser.MAX_NAME) {
        if (switches.size() < MAX_SWITCHES) {
          switches.add(new FileReading.Switch(project.get(), parser.getText(), on));
        } else {
          overfull = true;
        }
      }
      parser.skipChildren();
    }
  }

  /// On is whatever is neither off nor empty; of an object or a list, one of its values.
  private void note(KeyPath path) throws IOException {
    boolean on = isOn();
    if (parser.currentToken().isStructStart()) {
      int depth = 1;
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token != JsonToken.FIELD_NAME) {
          on |= isOn();
        }
      }
    }
    if (on) {
      shape.notes().stream()
          .filter(note -> note.path().equals(path))
          .forEach(note -> notes.add(note.sentence()));
    }
  }

  private boolean isOn() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> true;
      case VALUE_STRING -> parser.getTextLength() > 0;
      default -> false;
    };
  }

  /// Top-level entries of a file without a wrapper. What does not look like a server is something
  /// else, such as a schema reference.
  private void flatEntry(String name) throws IOException {
    switch (parser(Optional.of(name)).parse(name)) {
      case EntryParser.Result.Parsed(RawServer server) -> add(flat, server);
      case EntryParser.Result.Passed() -> {}
      case EntryParser.Result.Rejected(String reason, boolean likeServer) -> {
        if (likeServer) {
          problem(shown(name), reason, NOWHERE, Optional.of(name));
        }
      }
    }
  }

  /// The last one of a name counts, as it does in the clients.
  private void add(Map<String, RawServer> map, RawServer server) {
    remove(map, server.name());
    long text = serverText + server.length();
    if (servers >= MAX_SERVERS || text > MAX_TEXT) {
      overfull = true;
    } else {
      map.put(server.name(), server);
      servers++;
      serverText = text;
    }
  }

  private void remove(Map<String, RawServer> map, String name) {
    RawServer former = map.remove(name);
    if (former != null) {
      forget(former);
    }
  }

  private void forget(RawServer server) {
    servers--;
    serverText -= server.length();
  }

  private void keep(String value, Set<String> values) {
    if (value.length() > MAX_PATH) {
      return;
    }
    projectText += value.length();
    if (values.size() < MAX_PROJECTS && projectText <= MAX_TEXT) {
      values.add(value);
    } else {
      overfull = true;
    }
  }

  /// A name as part of a way. One that is no name at all is not repeated.
  private static String shown(String name) {
    return name.length() <= EntryParser.MAX_NAME
        ? name
        : Sentences.format("(%,d characters)", name.length());
  }

  private void wrongType(String way, Optional<String> project) {
    problem(
        way,
        "it is %s where an object is expected".formatted(EntryParser.kind(parser)),
        project,
        Optional.empty());
  }

  private void problem(
      String entry, String reason, Optional<String> project, Optional<String> server) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(
          switch (purpose) {
            case SCAN -> new FileReading.Problem(entry, reason);
            case LOOKUP -> new FileReading.Problem(entry, reason, project, server);
          });
    } else {
      overfull = true;
    }
  }

  private FileReading result() {
    Set<FileReading.Found> found = new LinkedHashSet<>();
    maps.forEach(
        (place, map) ->
            map.values()
                .forEach(
                    server -> found.add(new FileReading.Found(place.project(), finished(server)))));
    if (maps.isEmpty() || purpose == Purpose.LOOKUP) {
      flat.values()
          .forEach(server -> found.add(new FileReading.Found(Optional.empty(), finished(server))));
    }
    return new FileReading(
        List.copyOf(found),
        List.copyOf(problems),
        List.copyOf(projects),
        List.copyOf(folders),
        switches,
        List.copyOf(notes),
        Optional.empty(),
        overfull);
  }

  private RawServer finished(RawServer server) {
    RawServer named =
        server.name().equals(UNNAMED) ? server.named(topName.orElse("unnamed")) : server;
    return shape.dormant() ? named.withEnabled(Enabled.NO) : named;
  }
}
