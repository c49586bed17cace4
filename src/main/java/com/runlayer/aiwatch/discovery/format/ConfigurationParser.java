// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads a file of any format and shape as a stream of tokens, so that a large one never becomes a
/// tree.
public final class ConfigurationParser {
  /// Deeper is no configuration but an attack on the stack.
  private static final int MAX_DEPTH = 100;

  private static final int MAX_NUMBER_LENGTH = 100;

  private final JsonFactory json;
  private final JsonFactory toml;

  /// Nothing is read yet.
  public ConfigurationParser() {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_NUMBER_LENGTH)
            .build();
    json =
        new JsonFactoryBuilder()
            .streamReadConstraints(constraints)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    toml = TomlFactory.builder().streamReadConstraints(constraints).build();
  }

  /// Reads one file. Throws nothing that the content can cause: what does not follow the format is
  /// a broken reading, which never holds a piece of the content.
  public FileReading parse(byte[] content, Format format, Shape shape) {
    int start = hasByteOrderMark(content) ? 3 : 0;
    JsonFactory factory =
        switch (format) {
          case JSON -> json;
          case TOML -> toml;
        };
    try (JsonParser parser = factory.createParser(content, start, content.length - start)) {
      return new ShapeReader(parser, shape).read();
    } catch (JsonProcessingException e) {
      // Its message may quote the file.
      return FileReading.broken("is not valid " + format.label() + place(e.getLocation()));
    } catch (IOException e) {
      return FileReading.broken("is not valid " + format.label() + ": it is no UTF-8 text");
    } catch (StackOverflowError e) {
      return FileReading.broken("is nested too deeply for " + format.label());
    }
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static boolean hasByteOrderMark(byte[] content) {
    return content.length >= 3
        && content[0] == (byte) 0xEF
        && content[1] == (byte) 0xBB
        && content[2] == (byte) 0xBF;
  }
}
