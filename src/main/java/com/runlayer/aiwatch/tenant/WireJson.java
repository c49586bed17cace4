// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// JSON as it goes to the tenant and into the spool: compact, in UTF-8.
public final class WireJson {
  private WireJson() {}

  /// The text of a tree, the same as its `toString()`. The tree is written token by token, because
  /// the mapper behind `toString()` first finds a serializer by reflection, for which a client
  /// would wait at every hook.
  public static byte[] bytes(JsonNode tree) {
    // not bytes at once: that way half a surrogate pair, which clients do send, is an exception
    StringWriter written = new StringWriter();
    try (JsonParser tokens = tree.traverse();
        JsonGenerator text = new JsonFactory().createGenerator(written)) {
      tokens.nextToken();
      text.copyCurrentStructure(tokens);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree in memory cannot be written", e);
    }
    return written.toString().getBytes(StandardCharsets.UTF_8);
  }
}
