// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.setup.SetupReport.Ending;
import java.util.Locale;

/// A report as one JSON document, for `--json` and an MDM's inventory.
public final class SetupDocument {
  /// Raised when a reader of the document must change.
  private static final int SCHEMA = 1;

  private SetupDocument() {}

  /// The document.
  ///
  /// @param version of the program
  public static String of(SetupReport report, String version) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .put("schema", SCHEMA)
        .put("version", version)
        .put("action", lower(report.request().action()))
        .put("scope", lower(report.request().scope()))
        .put("dry_run", report.request().dryRun())
        .put("exit", report.exit().code());
    if (report.ending().isPresent()) {
      Ending ending = report.ending().get();
      document
          .putObject("ended")
          .put("reason", lower(ending.reason()))
          .put("sentence", ending.sentence());
    } else {
      document.putNull("ended");
    }
    ArrayNode clients = document.putArray("clients");
    report.clients().forEach(client -> client(clients.addObject(), client));
    ArrayNode problems = document.putArray("problems");
    report.problems().forEach(problems::add);
    return document.toPrettyString();
  }

  private static void client(ObjectNode node, ClientReport client) {
    node.put("client", client.client().wireName()).put("state", lower(client.state()));
    ArrayNode files = node.putArray("files");
    for (FileReport file : client.files()) {
      ObjectNode each =
          files
              .addObject()
              .put("path", file.plan().file().path().toString())
              .put("found", lower(file.plan().standing()))
              .put("done", lower(file.done()));
      file.clauses().forEach(each.putArray("reasons")::add);
    }
    ArrayNode shadows = node.putArray("not_heeded");
    client
        .shadows()
        .forEach(
            shadow ->
                shadows
                    .addObject()
                    .put("path", shadow.file().toString())
                    .put("reason", shadow.reason()));
    client.holes().forEach(node.putArray("holes")::add);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
