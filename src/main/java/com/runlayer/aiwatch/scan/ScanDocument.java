// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.scan.changes.Change;
import com.runlayer.aiwatch.scan.changes.Changes;
import java.nio.file.Path;
import java.util.Locale;

/// The result of a scan as one JSON document, for `--json`. `docs/schema/scan.schema.json`
/// describes
/// it and what of it is sent.
final class ScanDocument {
  /// Raised when a reader of the document must change.
  static final int SCHEMA = 1;

  private ScanDocument() {}

  static String of(Scan scan) {
    Inventory found = scan.inventory();
    ObjectMapper json = new ObjectMapper();
    FoundDocument parts = new FoundDocument(json, scan);
    ObjectNode document = json.createObjectNode();
    document.put("schema", SCHEMA);
    document.set("device", json.valueToTree(scan.report().device()));
    document.put("collector_version", scan.report().collectorVersion());
    document.set("configurations", parts.configurations());
    document.set("skills", parts.skills());
    document.set("plugins", parts.plugins());
    ArrayNode gaps = document.putArray("gaps");
    found.gaps().forEach(gap -> gap(gaps.addObject(), gap));
    ArrayNode errors = document.putArray("errors");
    found.errors().forEach(error -> error(errors.addObject(), error));
    changes(document.putObject("changes"), scan.changes());
    document
        .putObject("stats")
        .put("directories", found.stats().directories())
        .put("files_opened", found.stats().filesOpened())
        .put("bytes_read", found.stats().bytesRead())
        .put("milliseconds", found.stats().elapsed().toMillis());
    return document.toPrettyString();
  }

  private static void gap(ObjectNode node, Gap gap) {
    node.put("kind", gap.kind().name().toLowerCase(Locale.ROOT));
    node.put("path", gap.path().map(Path::toString).orElse(null));
    node.put("reason", gap.sentence());
  }

  private static void error(ObjectNode node, ReadError error) {
    node.put("kind", error.kind().name().toLowerCase(Locale.ROOT));
    node.put("path", error.path().toString());
    node.put("entry", error.entry().orElse(null));
    node.put("reason", error.sentence());
  }

  private static void changes(ObjectNode node, Changes changes) {
    switch (changes) {
      case Changes.FirstScan() -> {
        node.put("state", "first_scan");
        node.putNull("reason");
        node.putNull("since");
        node.putArray("list");
      }
      case Changes.Unknown(String reason) -> {
        node.put("state", "unknown");
        node.put("reason", reason);
        node.putNull("since");
        node.putArray("list");
      }
      case Changes.Compared compared -> {
        node.put("state", "compared");
        node.putNull("reason");
        node.put("since", ScanReports.time(compared.since()));
        ArrayNode list = node.putArray("list");
        compared.changes().forEach(change -> change(list.addObject(), change));
      }
    }
  }

  private static void change(ObjectNode node, Change change) {
    node.put("change", change.type().jsonName());
    node.put("kind", change.kind());
    node.put("client", change.client());
    node.put("path", change.path().toString());
    node.put("name", change.name());
    node.put("project_path", change.project().map(Path::toString).orElse(null));
  }
}
