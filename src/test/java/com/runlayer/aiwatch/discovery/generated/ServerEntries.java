// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.discovery.inventory.Enabled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes the entries of servers, in any client's words and with secrets wherever people put them.
final class ServerEntries {
  /// An entry of a map or list of servers.
  ///
  /// @param key its name
  record Entry(String key, Map<String, Object> fields, PlantedServer server) {}

  private static final String REDACTED = "<redacted>";

  private final Random random;
  private final Secrets secrets;
  private final Phrases phrases;
  private int number;

  ServerEntries(Random random, Secrets secrets) {
    this.random = random;
    this.secrets = secrets;
    this.phrases = new Phrases(random, secrets);
  }

  /// One server, in the words of any client.
  Entry next() {
    Map<String, Object> fields = new LinkedHashMap<>();
    Enabled enabled = Enabled.UNKNOWN;
    noise(fields);
    if (random.nextInt(3) == 0) {
      enabled = enabled(fields, any(List.of("enabled", "disabled", "isActive")));
    }
    Map<String, Object> target = fields;
    if (random.nextInt(8) == 0) { // Continue's nested object
      target = new LinkedHashMap<>();
      fields.put("transport", target);
    }
    String type = "stdio";
    String typeWhereStreaming = "stdio";
    if (random.nextBoolean()) {
      local(target);
    } else {
      String declared = remote(target);
      type = declared.isEmpty() ? "sse" : declared;
      typeWhereStreaming = declared.isEmpty() ? "streaming-http" : declared;
    }
    noise(fields);
    return named(fields, type, typeWhereStreaming, enabled);
  }

  /// One server of which no more than `command` and `args` or `url`, `env` and perhaps `enabled` is
  /// said.
  Entry plain() {
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean local = random.nextBoolean();
    if (local) {
      fields.put("command", "npx");
      fields.put("args", arguments());
    } else {
      fields.put("url", phrases.address());
    }
    fields.put("env", values());
    Enabled enabled = random.nextBoolean() ? enabled(fields, "enabled") : Enabled.UNKNOWN;
    return named(fields, local ? "stdio" : "sse", local ? "stdio" : "streaming-http", enabled);
  }

  private Entry named(
      Map<String, Object> fields, String type, String typeWhereStreaming, Enabled enabled) {
    String name = phrases.name(++number);
    String key = name;
    if (random.nextInt(12) == 0) {
      String before = "server-" + number + any(List.of(" ", "/", ":"));
      name = before + REDACTED;
      key = before + secrets.token();
    }
    return new Entry(key, fields, new PlantedServer(name, type, typeWhereStreaming, enabled));
  }

  private Enabled enabled(Map<String, Object> fields, String field) {
    boolean value = random.nextBoolean();
    fields.put(field, value);
    return value == field.equals("disabled") ? Enabled.NO : Enabled.YES;
  }

  private void local(Map<String, Object> fields) {
    List<Object> words = arguments();
    switch (random.nextInt(5)) {
      case 0 -> {
        List<Object> line = new ArrayList<>(List.of("npx"));
        line.addAll(words);
        fields.put("command", line);
      }
      case 1 -> {
        Map<String, Object> program = new LinkedHashMap<>();
        program.put("path", "npx");
        program.put("args", words);
        program.put("env", values());
        fields.put("command", program);
      }
      case 2 -> {
        fields.put("cmd", "npx");
        fields.put("args", words);
      }
      case 3 -> {
        StringBuilder line = new StringBuilder("npx");
        words.forEach(word -> line.append(' ').append(word));
        fields.put("command", line.toString());
      }
      default -> {
        fields.put("args", words);
        fields.put("command", "node");
      }
    }
    if (random.nextBoolean()) {
      fields.put(any(List.of("env", "envs", "environment")), values());
    }
    if (random.nextInt(3) == 0) {
      fields.put("type", any(List.of("stdio", "local")));
    }
  }

  /// @return the type that follows from the entry, whoever reads it; empty where none does
  private String remote(Map<String, Object> fields) {
    String field = any(List.of("url", "serverUrl", "uri", "httpUrl"));
    fields.put(field, phrases.address());
    Map<String, Object> headers = values();
    if (random.nextInt(4) == 0) {
      fields.put("requestOptions", new LinkedHashMap<>(Map.of("headers", headers)));
    } else {
      fields.put(any(List.of("headers", "http_headers")), headers);
    }
    return switch (random.nextInt(4)) {
      case 0 -> field.equals("httpUrl") ? "streaming-http" : "";
      case 1 -> {
        fields.put("type", "remote");
        yield field.equals("httpUrl") ? "streaming-http" : "";
      }
      default -> {
        String said = phrases.type();
        fields.put(any(List.of("type", "transport")), said);
        yield Phrases.reportedType(said);
      }
    };
  }

  private List<Object> arguments() {
    List<Object> words = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      words.addAll(phrases.arguments());
    }
    return words;
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      values.put(
          phrases.variable(), random.nextBoolean() ? secrets.wild() : "Bearer " + secrets.placed());
    }
    return values;
  }

  /// What a scan has no use for.
  private void noise(Map<String, Object> fields) {
    switch (random.nextInt(9)) {
      case 0 -> fields.put("timeout", 30_000);
      case 1 -> fields.put("autoApprove", new ArrayList<>(List.of("read", secrets.wild())));
      case 2 -> fields.put("oauth", new LinkedHashMap<>(Map.of("clientSecret", secrets.placed())));
      case 3 -> fields.put("description", "uses " + secrets.wild());
      case 4 -> fields.put("apiKey", secrets.placed());
      case 5 ->
          fields.put(
              "tools",
              new LinkedHashMap<>(Map.of("inner", new LinkedHashMap<>(Map.of("command", "no")))));
      default -> {}
    }
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
