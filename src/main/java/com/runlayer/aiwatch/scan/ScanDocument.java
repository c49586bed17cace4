// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.tenant.ScanReport;
import java.nio.file.Path;
import java.util.Locale;

/// The result of a scan as one JSON document, for `--json`. Its configurations are what is sent to
/// the tenant, to the letter.
final class ScanDocument {
  /// Raised when a reader of the document must change.
  static final int SCHEMA = 1;

  private ScanDocument() {}

  static String of(ScanReport report, Inventory found) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode sent = json.valueToTree(report);
    ObjectNode document = json.createObjectNode();
    document.put("schema", SCHEMA);
    document.set("device", json.valueToTree(report.device()));
    document.put("collector_version", report.collectorVersion());
    document.set("configurations", sent.get("configurations"));
    document.putArray("skills");
    document.putArray("plugins");
    ArrayNode gaps = document.putArray("gaps");
    found.gaps().forEach(gap -> gap(gaps.addObject(), gap));
    ArrayNode errors = document.putArray("errors");
    found.errors().forEach(error -> error(errors.addObject(), error));
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
}
