// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Set;

/// Makes a tree of the bytes that a client wrote.
///
/// Bytes that are no UTF-8 are replaced, as the clients' own languages do it. A name that comes
/// twice in the outermost object or in the arguments of the call makes the payload unreadable: a
/// client serialises maps and cannot write one, and of two values the client may take the one that
/// was not judged. In what is only reported the last one stands.
final class PayloadReader {
  /// What is longer is not read, in bytes.
  static final int MAX_BYTES = 16 << 20;

  /// More objects, lists, texts, numbers and so on are not read. In memory each takes up to 250
  /// bytes, in the payload as few as two, so that without a limit 16 MiB of them would need more
  /// than a program of 64 MiB has.
  static final int MAX_VALUES = 100_000;

  private static final int MAX_DEPTH = 500;
  private static final int MAX_DIGITS = 100;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_DIGITS)
                  .maxStringLength(MAX_BYTES)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /// The arguments of a call, and the server that it goes to.
  private static final Set<String> JUDGED = Set.of("tool_input", "mcp_server");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ArrayDeque<ContainerNode<?>> open = new ArrayDeque<>();

  /// How many containers were open when the one began whose names all count; 0 outside of it.
  private int judgedSince;

  private int values;
  private String problem = "";
  private boolean nameless;

  private PayloadReader() {}

  /// Reads a payload, whatever it is.
  ///
  /// @param input more than [#MAX_BYTES] only to show that there is more
  static Payload read(byte[] input) {
    int start = hasByteOrderMark(input) ? 3 : 0;
    if (input.length > MAX_BYTES) {
      return new Payload.Broken(head(input, start), "is longer than 16 MiB");
    }
    PayloadReader reader = new PayloadReader();
    ObjectNode object = NODES.objectNode();
    try (JsonParser parser = JSON.createParser(decoded(input, start))) {
      reader.fill(object, parser);
    } catch (StreamConstraintsException e) {
      reader.problem = "is nested deeper than 500 levels or holds a number of over 100 digits";
    } catch (IOException | NumberFormatException e) {
      reader.problem = "is not valid JSON"; // the exception's own words may quote the payload
    }
    if (reader.problem.isEmpty()) {
      return new Payload.Understood(object);
    }
    PayloadHead head = head(input, start);
    return new Payload.Broken(reader.nameless ? head.withoutEvent() : head, reader.problem);
  }

  /// The text piece by piece, because all of it beside its bytes and its tree would be too much.
  private static Reader decoded(byte[] input, int start) {
    return new InputStreamReader(
        new ByteArrayInputStream(input, start, input.length - start), StandardCharsets.UTF_8);
  }

  private static PayloadHead head(byte[] input, int start) {
    int length = Math.min(input.length - start, PayloadHead.LENGTH);
    return PayloadHead.of(new String(input, start, length, StandardCharsets.UTF_8));
  }

  private void fill(ObjectNode root, JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      problem = "is not a JSON object";
      return;
    }
    open.push(root);
    while (!open.isEmpty() && problem.isEmpty()) {
      JsonToken token = parser.nextToken();
      if (token.isStructEnd()) {
        open.pop();
        if (open.size() < judgedSince) {
          judgedSince = 0;
        }
      } else if (open.peek() instanceof ArrayNode array) {
        array.add(value(token, parser));
      } else if (open.peek() instanceof ObjectNode object) {
        field(object, parser);
      }
    }
    if (problem.isEmpty() && parser.nextToken() != null) {
      problem = "holds more than one JSON value";
    }
  }

  private void field(ObjectNode object, JsonParser parser) throws IOException {
    String name = parser.currentName();
    boolean outermost = open.size() == 1;
    if ((outermost || judgedSince > 0) && object.has(name)) {
      problem = "holds a name twice where it counts";
      nameless = outermost && name.equals(Fields.EVENT);
      return;
    }
    object.set(name, value(parser.nextToken(), parser));
    if (outermost && open.size() > 1 && JUDGED.contains(name)) {
      judgedSince = open.size();
    }
  }

  /// The value that a token is or begins; one that begins becomes the innermost open container.
  private JsonNode value(JsonToken token, JsonParser parser) throws IOException {
    if (++values > MAX_VALUES) {
      problem = "holds more than 100,000 values";
      return NODES.nullNode();
    }
    return switch (token) {
      case START_OBJECT -> opened(NODES.objectNode());
      case START_ARRAY -> opened(NODES.arrayNode());
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private ContainerNode<?> opened(ContainerNode<?> container) {
    open.push(container);
    return container;
  }

  private static boolean hasByteOrderMark(byte[] input) {
    return input.length >= 3
        && input[0] == (byte) 0xEF
        && input[1] == (byte) 0xBB
        && input[2] == (byte) 0xBF;
  }
}
