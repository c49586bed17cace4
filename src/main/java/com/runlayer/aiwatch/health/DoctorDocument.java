// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.health.Finding.Status;

/// What all checks found as one JSON document, for `doctor --json`.
public final class DoctorDocument {
  /// Raised when a reader of the document must change.
  private static final int SCHEMA = 1;

  private DoctorDocument() {}

  /// The document.
  ///
  /// @param version of the program
  public static String of(Examination examination, String version) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", SCHEMA);
    document.put("version", version);
    document.put("healthy", examination.healthy());
    ObjectNode summary = document.putObject("summary");
    for (Status status : Status.values()) {
      summary.put(status.jsonName(), examination.count(status));
    }
    document.put("first", examination.first().map(Examination.Result::check).orElse(null));
    ArrayNode checks = document.putArray("checks");
    for (Examination.Result result : examination.results()) {
      Finding finding = result.finding();
      checks
          .addObject()
          .put("check", result.check())
          .put("status", finding.status().jsonName())
          .put("seen", finding.seen())
          .put("todo", finding.todo().isEmpty() ? null : finding.todo());
    }
    return document.toPrettyString();
  }
}
