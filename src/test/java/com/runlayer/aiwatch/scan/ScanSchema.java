// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.runlayer.aiwatch.discovery.DiscoveryOptions;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.scan.changes.Comparison;
import com.runlayer.aiwatch.scan.changes.Previous;
import com.runlayer.aiwatch.tenant.DeviceFields;
import com.runlayer.aiwatch.tenant.ScanReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The description of `scan --json` that is shipped, which every document of a test must follow.
public final class ScanSchema {
  /// The description.
  public static final Path FILE = Path.of("docs/schema/scan.schema.json");

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(read());

  private ScanSchema() {}

  /// The description as a tree.
  public static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fails where a document does not follow it.
  ///
  /// @return the document as a tree
  public static JsonNode check(String document) {
    try {
      JsonNode json = new ObjectMapper().readTree(document);
      assertThat(SCHEMA.validate(json)).as(document).isEmpty();
      return json;
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + document, e);
    }
  }

  /// Fails where the document of a first scan with this result would not follow it.
  ///
  /// @return the document as a tree
  public static JsonNode check(Inventory found) {
    return check(scan(found).json());
  }

  /// A first scan with this result.
  public static Scan scan(Inventory found) {
    ScanReport report = report(found);
    Comparison.Result compared =
        new Comparison(
                new Previous.None(), Path.of("/home/ada"), Instant.EPOCH, Look.Listener.none())
            .with(found, report, DiscoveryOptions.DEFAULT);
    return new Scan(found, report, compared.changes(), compared.memory());
  }

  /// What is sent of this result.
  public static ScanReport report(Inventory found) {
    return ScanReports.of(
        found, new DeviceFields("dev-1", "host", "linux", "6.1", "ada", null), "1.0.0");
  }
}
