// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.setup.file.InstallRecord.Entry;
import com.runlayer.aiwatch.setup.file.InstallRecords.Loaded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The record's notation.
final class RecordJson {
  private static final int VERSION = 1;
  private static final int DEPTH = 100;

  /// 100 profiles of two files and what lies beside them, many times over.
  private static final int MOST = 10_000;

  private RecordJson() {}

  static byte[] write(InstallRecord record) {
    ObjectNode root = mapper().createObjectNode();
    root.put("version", VERSION);
    record.absentSince().ifPresent(since -> root.put("absentSince", since.toString()));
    ArrayNode files = root.putArray("files");
    // sorted, so that the same record is the same file
    new TreeMap<>(record.files())
        .forEach(
            (path, entry) -> {
              ObjectNode file = files.addObject();
              file.put("path", path.toString());
              file.put("made", entry.made());
              ArrayNode folders = file.putArray("folders");
              entry.folders().forEach(folder -> folders.add(folder.toString()));
              file.putArray("edits").addAll(entry.edits());
            });
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// A record that cannot be understood counts as none; an entry that cannot, is left out.
  static Loaded read(Path file, byte[] text) {
    JsonNode root;
    try {
      root = mapper().readTree(text);
    } catch (IOException e) {
      return none(file, "is no JSON");
    }
    if (!root.isObject() || !root.path("files").isArray()) {
      return none(file, "is no record of an installation");
    }
    if (root.path("version").asInt() != VERSION) {
      return none(file, "was written by another version of aiwatch");
    }
    Map<Path, Entry> files = new LinkedHashMap<>();
    int leftOut = 0;
    for (JsonNode node : root.path("files")) {
      Optional<Path> path = path(node.path("path"));
      Optional<Entry> entry = entry(node);
      if (path.isEmpty() || entry.isEmpty() || files.size() == MOST) {
        leftOut++;
      } else {
        files.put(path.get(), entry.get());
      }
    }
    return new Loaded(
        new InstallRecord(files, time(root.path("absentSince"))),
        leftOut == 0
            ? Optional.empty()
            : Optional.of(
                file
                    + " holds entries that cannot be used ("
                    + leftOut
                    + "); what they name is recognised by its text instead."));
  }

  private static Loaded none(Path file, String clause) {
    return new Loaded(
        InstallRecord.EMPTY,
        Optional.of(
            file + " " + clause + " and counts as missing; the next installation writes it anew."));
  }

  private static Optional<Entry> entry(JsonNode node) {
    if (!node.path("made").isBoolean()
        || !node.path("folders").isArray()
        || !node.path("edits").isArray()) {
      return Optional.empty();
    }
    List<Path> folders = new ArrayList<>();
    for (JsonNode folder : node.path("folders")) {
      Optional<Path> path = path(folder);
      if (path.isEmpty()) {
        return Optional.empty();
      }
      folders.add(path.get());
    }
    List<JsonNode> edits = new ArrayList<>();
    node.path("edits").forEach(edits::add);
    return Optional.of(new Entry(node.path("made").booleanValue(), folders, edits));
  }

  private static Optional<Path> path(JsonNode node) {
    if (!node.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(node.textValue()))
          .filter(path -> path.isAbsolute() && path.normalize().equals(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(JsonNode node) {
    try {
      return node.isTextual() ? Optional.of(Instant.parse(node.textValue())) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                .build())
        .build();
  }
}
