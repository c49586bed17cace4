// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import org.jspecify.annotations.Nullable;

/// The parser of JSON, and of trees that other parsers made.
final class JsonText {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER_LENGTH = 100;

  /// What of a text is read, in every notation.
  static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxNumberLength(MAX_NUMBER_LENGTH)
          .build();

  private JsonText() {}

  /// @param loose with comments and trailing commas
  static ObjectMapper mapper(boolean loose) {
    return mapper(
        new JsonFactoryBuilder()
            .streamReadConstraints(CONSTRAINTS)
            .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, loose)
            .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, loose)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build());
  }

  static ObjectMapper mapper(JsonFactory factory) {
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /// The object that a text is.
  ///
  /// @throws RefusedException if it does not follow the notation; the parser's own words may quote
  ///     the text, so that only the place is told
  static ObjectNode object(ObjectMapper mapper, Format format, String text)
      throws RefusedException {
    JsonNode root;
    try {
      root = mapper.readTree(text);
    } catch (StreamConstraintsException e) {
      throw new RefusedException(
          Sentences.format(
              "goes beyond what is edited: %,d levels and numbers of %,d digits",
              MAX_DEPTH, MAX_NUMBER_LENGTH));
    } catch (JsonProcessingException e) {
      throw new RefusedException("is not valid " + format.label() + place(e.getLocation()));
    } catch (StackOverflowError e) {
      throw new RefusedException("is nested too deeply to be edited");
    }
    if (root.isMissingNode()) {
      throw new RefusedException("is not valid " + format.label() + ": it is empty");
    }
    if (!(root instanceof ObjectNode object)) {
      throw new RefusedException("has something else than an object at its root");
    }
    return object;
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /// What a string in quotes says.
  static String string(String quoted) throws RefusedException {
    if (quoted.indexOf('\\') < 0) {
      return quoted.substring(1, quoted.length() - 1);
    }
    try {
      return mapper(false).readValue(quoted, String.class);
    } catch (JsonProcessingException e) {
      throw new RefusedException("has a name that is not edited");
    }
  }
}
