// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A snapshot in the state file: an array per item, because an object would be mostly names.
/// Bounded;
/// in the place of a snapshot that is too large stands how many items it had.
public final class SnapshotJson {
  private static final int MAX_ITEMS = 10_000;
  private static final int MAX_BYTES = 700 * 1024;
  private static final String TOO_MANY = "too_many";
  private static final String WALKED = "walked";

  private SnapshotJson() {}

  /// The snapshot, or the mark that it was too large.
  public static ObjectNode write(Snapshot snapshot) {
    return fits(snapshot) ? whole(snapshot) : tooMany(snapshot.items().size());
  }

  /// What stands in the place of a snapshot that is too large.
  ///
  /// @param items how many it had
  public static ObjectNode tooMany(int items) {
    return JsonNodeFactory.instance.objectNode().put(TOO_MANY, items);
  }

  /// What [#write] wrote. Damage counts as nothing remembered.
  public static Previous read(JsonNode json) {
    int tooMany = json.path(TOO_MANY).asInt(0);
    if (tooMany > 0) {
      return new Previous.Unknown(tooManySentence(tooMany));
    }
    return snapshot(json).<Previous>map(Previous.Known::new).orElseGet(Previous.None::new);
  }

  static boolean fits(Snapshot snapshot) {
    return snapshot.items().size() <= MAX_ITEMS
        && whole(snapshot).toString().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  static String tooManySentence(int items) {
    return Sentences.format(
        "%,d servers, skills and plugins are more than are remembered from one scan to the next",
        items);
  }

  private static ObjectNode whole(Snapshot snapshot) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("taken_at", snapshot.takenAt().toString());
    json.put("collector_version", snapshot.version());
    json.put("depth", snapshot.depth());
    ArrayNode unread = json.putArray("unread");
    snapshot.unread().forEach(path -> unread.add(path.toString()));
    ArrayNode items = json.putArray("items");
    for (Item item : snapshot.items()) {
      items
          .addArray()
          .add(item.kind().name().toLowerCase(Locale.ROOT))
          .add(item.client())
          .add(item.path())
          .add(item.name())
          .add(item.project())
          .add(item.fingerprint())
          .add(item.walked() ? WALKED : "");
    }
    return json;
  }

  private static Optional<Snapshot> snapshot(JsonNode json) {
    try {
      List<Path> unread = new ArrayList<>();
      for (JsonNode path : json.path("unread")) {
        unread.add(Path.of(path.asText()));
      }
      List<Item> items = new ArrayList<>();
      for (JsonNode item : json.path("items")) {
        items.add(item(item));
      }
      return Optional.of(
          new Snapshot(
              Instant.parse(json.path("taken_at").asText()),
              json.path("collector_version").asText(),
              json.path("depth").asInt(Snapshot.NOT_WALKED),
              unread,
              items));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// @throws IllegalArgumentException if it is none
  private static Item item(JsonNode json) {
    Item item =
        new Item(
            Item.Kind.valueOf(json.path(0).asText().toUpperCase(Locale.ROOT)),
            json.path(1).asText(),
            json.path(2).asText(),
            json.path(3).asText(),
            json.path(4).asText(),
            json.path(5).asText(),
            json.path(6).asText().equals(WALKED));
    if (!item.file().isAbsolute()
        || !(item.project().isEmpty() || Path.of(item.project()).isAbsolute())) {
      throw new IllegalArgumentException("a path is not absolute");
    }
    return item;
  }
}
