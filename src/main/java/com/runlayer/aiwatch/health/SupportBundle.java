// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.OpenLines;
import com.runlayer.aiwatch.platform.StateDocument;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.spool.CourierMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What the support needs to see, in one zip file. Nothing goes in that the redactor has not seen,
/// and no secret that the program knows, wherever it may stand.
public final class SupportBundle {
  /// Twice what a log is rotated at.
  private static final int MAX_LOG = 2 * 1024 * 1024;

  private static final int MAX_STATE = StateDocument.MAX_BYTES + 64 * 1024;
  private static final int MAX_DEPTH = 100;

  private final Subject subject;
  private final Redactor redactor;
  private final List<String> secrets;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /// @param secrets what the program knows and nobody may find
  public SupportBundle(Subject subject, Redactor redactor, List<String> secrets) {
    this.subject = subject;
    this.redactor = redactor;
    this.secrets = secrets.stream().filter(secret -> !secret.isEmpty()).toList();
  }

  /// Adds a text.
  public void text(String name, String text) {
    entries.put(name, redactor.text(without(text)).getBytes(StandardCharsets.UTF_8));
  }

  /// Adds a document of this program, which stays one.
  public void json(String name, String document) {
    json(name, document, (_, text) -> redactor.text(text));
  }

  private void json(String name, String document, BinaryOperator<String> redaction) {
    try {
      JsonNode tree = new ObjectMapper().readTree(without(document));
      entries.put(
          name, redacted(tree, "", 0, redaction).toPrettyString().getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      text(name, document);
    }
  }

  /// What a name says about its value counts only where others can write: members of ours are
  /// called `key`, too.
  private String named(String name, String text) {
    return redactor.isSecret(name, text) ? Redactor.REDACTED : redactor.text(text);
  }

  /// Adds what the program remembers; nothing where there is nothing.
  public void state() {
    remembered(StateDocument.FILE, MAX_STATE);
    remembered(CourierMemory.FILE, CourierMemory.MAX_BYTES);
  }

  private void remembered(String name, int maxBytes) {
    Path file = subject.state().directory().resolve(name);
    if (subject.owned().readOwn(file, maxBytes) instanceof FileContent.Read read) {
      json(name, new String(read.bytes(), StandardCharsets.UTF_8), this::named);
    }
  }

  /// Adds the log and what it was rotated into; nothing where there is nothing.
  public void logs() {
    for (Path file : subject.log().paths()) {
      String name = "logs/" + file.getFileName();
      try {
        Optional<OpenLines> open = subject.log().open(file);
        if (open.isPresent()) {
          try (OpenLines lines = open.get()) {
            text(name, end(lines));
          }
        }
      } catch (StateException e) {
        text(name, e.getMessage() + "\n");
      }
    }
  }

  /// A line that lost its beginning may have lost what tells a secret.
  private static String end(OpenLines lines) throws StateException {
    long start = Math.max(0, lines.size() - MAX_LOG);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = lines.read(start, MAX_LOG);
    while (piece.length > 0 && bytes.size() < MAX_LOG) {
      bytes.writeBytes(piece);
      piece = lines.read(start + bytes.size(), MAX_LOG - bytes.size());
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
  }

  /// The entries, in the order of the file.
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /// The file.
  public byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTime(subject.clock().millis());
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String without(String text) {
    String left = text;
    for (String secret : secrets) {
      left = left.replace(secret, Redactor.REDACTED);
    }
    return left;
  }

  /// @param name of the member that holds the node
  private JsonNode redacted(
      JsonNode node, String name, int depth, BinaryOperator<String> redaction) {
    if (depth > MAX_DEPTH) {
      return JsonNodeFactory.instance.textNode(Redactor.REDACTED);
    }
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          left.set(
              redactor.text(member.getKey()),
              redacted(member.getValue(), member.getKey(), depth + 1, redaction));
        }
        yield left;
      }
      case ArrayNode array -> {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> left.add(redacted(element, name, depth + 1, redaction)));
        yield left;
      }
      case TextNode text ->
          JsonNodeFactory.instance.textNode(redaction.apply(name, text.textValue()));
      default -> node;
    };
  }
}
