// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotJsonTest {
  private static final Snapshot SNAPSHOT =
      new Snapshot(
          Instant.parse("2026-11-24T12:00:00.123456789Z"),
          "1.0.0",
          7,
          List.of(Path.of("/home/ada/big")),
          List.of(
              new Item(Item.Kind.SERVER, "cursor", "/f", "a \"b\"\n", "/p", "0123", true),
              new Item(Item.Kind.SKILL, "codex, cursor", "/s", "s", "", "4567", false)));

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void what_was_written_is_read_again() throws JsonProcessingException {
    String written = SnapshotJson.write(SNAPSHOT).toPrettyString();

    assertThat(SnapshotJson.read(json.readTree(written))).isEqualTo(new Previous.Known(SNAPSHOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "[]",
        "{}",
        "{'taken_at': 'yesterday'}",
        "{'taken_at': '2026-11-24T12:00:00Z', 'items': [7]}",
        "{'taken_at': '2026-11-24T12:00:00Z', 'items': [[]]}",
        "{'taken_at': '2026-11-24T12:00:00Z', 'items': [['ghost','c','/p','n','','h','']]}",
        "{'taken_at': '2026-11-24T12:00:00Z', 'items': [['server','c','p','n','','h','']]}",
        "{'taken_at': '2026-11-24T12:00:00Z', 'items': [['server','c','/\\u0000','n','','h','']]}",
        "{'taken_at': '2026-11-24T12:00:00Z', 'items': [['server','c','/p','n','q','h','']]}",
        "{'taken_at': '2026-11-24T12:00:00Z', 'unread': ['\\u0000']}"
      })
  void damage_counts_as_nothing_remembered(String text) throws JsonProcessingException {
    assertThat(SnapshotJson.read(json.readTree(text.replace('\'', '"'))))
        .isEqualTo(new Previous.None());
  }

  @Test
  void long_texts_do_not_make_the_file_larger_than_it_may_be() throws JsonProcessingException {
    Snapshot large =
        new Snapshot(
            SNAPSHOT.takenAt(),
            SNAPSHOT.version(),
            7,
            List.of(),
            IntStream.range(0, 1_000)
                .mapToObj(
                    i ->
                        new Item(
                            Item.Kind.SERVER,
                            "cursor",
                            "/f",
                            i + "\u20AC".repeat(500),
                            "",
                            "",
                            true))
                .toList());

    String written = SnapshotJson.write(large).toString();

    assertThat(written).isEqualTo("{\"too_many\":1000}");
    assertThat(SnapshotJson.read(json.readTree(written))).isInstanceOf(Previous.Unknown.class);
  }
}
