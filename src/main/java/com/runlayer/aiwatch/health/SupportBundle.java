// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.StateDocument;
import com.runlayer.aiwatch.redact.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What the support needs to see, in one zip file. Nothing goes in that the redactor has not seen,
/// and no secret that the program knows, wherever it may stand.
public final class SupportBundle {
  /// Twice what a log is rotated at.
  private static final int MAX_LOG = 2 * 1024 * 1024;

  private static final int MAX_LOGS = 10;
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

  /// Adds a document, which stays one.
  public void json(String name, String document) {
    try {
      JsonNode tree = new ObjectMapper().readTree(without(document));
      entries.put(name, redacted(tree, "", 0).toPrettyString().getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      text(name, document);
    }
  }

  /// Adds what the program remembers; nothing where there is nothing.
  public void state() {
    Path file = subject.layout().stateDirectory().resolve(StateDocument.FILE);
    if (subject.owned().readOwn(file, MAX_STATE) instanceof FileContent.Read read) {
      json(StateDocument.FILE, new String(read.bytes(), StandardCharsets.UTF_8));
    }
  }

  /// Adds the logs; nothing where there are none.
  public void logs() {
    Path folder = subject.layout().stateDirectory().resolve("logs");
    List<Path> logs = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "aiwatch.log*")) {
      all.forEach(logs::add);
    } catch (IOException e) {
      text("logs.txt", folder + " cannot be listed\n");
      return;
    }
    logs.stream().sorted().limit(MAX_LOGS).forEach(this::log);
  }

  private void log(Path file) {
    String name = "logs/" + redactor.text(without(String.valueOf(file.getFileName())));
    switch (subject.files().readPart(file, SafeFiles.Links.REFUSE, -MAX_LOG, MAX_LOG)) {
      case FileContent.Read read -> {
        String text = new String(read.bytes(), StandardCharsets.UTF_8);
        // a line that lost its beginning may have lost what tells a secret
        int whole = read.bytes().length < MAX_LOG ? 0 : text.indexOf('\n') + 1;
        text(name, text.substring(whole));
      }
      case FileContent.Absent _ -> {}
      case FileContent.Refused refused -> text(name, refused.explanation() + "\n");
    }
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
  private JsonNode redacted(JsonNode node, String name, int depth) {
    if (depth > MAX_DEPTH) {
      return JsonNodeFactory.instance.textNode(Redactor.REDACTED);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode left = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              member ->
                  left.set(
                      redactor.text(member.getKey()),
                      redacted(member.getValue(), member.getKey(), depth + 1)));
      return left;
    }
    if (node.isArray()) {
      var left = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> left.add(redacted(element, name, depth + 1)));
      return left;
    }
    if (!node.isTextual()) {
      return node;
    }
    String text = node.textValue();
    return JsonNodeFactory.instance.textNode(
        redactor.isSecret(name, text) ? Redactor.REDACTED : redactor.text(text));
  }
}
