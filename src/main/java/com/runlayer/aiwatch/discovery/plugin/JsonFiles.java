// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads small JSON files whole. What is there and cannot be understood is remembered as an error,
/// without a piece of its content.
final class JsonFiles {
  /// Larger is no manifest; what is larger is never held as a tree.
  private static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 100;

  private final SafeFiles files;
  private final Set<Path> excluded;
  private final List<ReadError> errors = new ArrayList<>();
  private final ObjectMapper json =
      new ObjectMapper(
          new JsonFactoryBuilder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
              .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
              .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
              .build());

  /// @param excluded absolute and normalised
  JsonFiles(SafeFiles files, Set<Path> excluded) {
    this.files = files;
    this.excluded = excluded;
  }

  /// Whether the configuration excludes a file, or what a link of this name leads to.
  boolean isExcluded(Path path) {
    if (excluded.isEmpty()) {
      return false;
    }
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException e) {
      real = path; // whoever opens it says what is wrong
    }
    Path behind = real;
    return excluded.stream().anyMatch(each -> path.startsWith(each) || behind.startsWith(each));
  }

  /// The content, or a missing node.
  JsonNode read(Path path) {
    if (isExcluded(path)) {
      return MissingNode.getInstance();
    }
    return switch (files.read(path, SafeFiles.Links.FOLLOW, MAX_BYTES)) {
      case FileContent.Absent _ -> MissingNode.getInstance();
      case FileContent.Refused refused -> {
        error(path, "was not read: it " + refused.explanation());
        yield MissingNode.getInstance();
      }
      case FileContent.Read read -> parse(path, read.bytes());
    };
  }

  List<ReadError> errors() {
    return errors;
  }

  private JsonNode parse(Path path, byte[] bytes) {
    try {
      int start = bytes.length >= 3 && bytes[0] == (byte) 0xEF ? 3 : 0;
      JsonNode node = json.readTree(bytes, start, bytes.length - start);
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException | StackOverflowError e) {
      error(path, "is not valid JSON");
      return MissingNode.getInstance();
    }
  }

  private void error(Path path, String clause) {
    errors.add(new ReadError(ReadError.Kind.SYNTAX, path, Optional.empty(), path + " " + clause));
  }
}
