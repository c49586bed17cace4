// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The descriptions of `status --json` and `doctor --json` that are shipped.
public final class HealthSchema {
  private HealthSchema() {}

  /// Fails where a document does not follow its description.
  ///
  /// @param command `status` or `doctor`
  /// @return the document as a tree
  public static JsonNode check(String command, String document) {
    try {
      JsonNode json = new ObjectMapper().readTree(document);
      JsonNode schema =
          new ObjectMapper()
              .readTree(Files.readString(Path.of("docs/schema/" + command + ".schema.json")));
      assertThat(
              JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(json))
          .as(document)
          .isEmpty();
      return json;
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + document, e);
    }
  }
}
