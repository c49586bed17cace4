// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import java.util.List;
import java.util.Map;
import java.util.Random;

/// What people write into the entries of servers, with secrets wherever people put them.
final class Phrases {
  /// `§` stands for a secret that its place gives away, `¶` for one that its format gives away.
  private static final List<List<String>> ARGUMENTS =
      List.of(
          List.of("--api-key", "§"),
          List.of("--api-key=§"),
          List.of("--token=§"),
          List.of("-H", "Authorization: Bearer §"),
          List.of("--header", "X-Whatever:§"),
          List.of("--header=X-Whatever: §"),
          List.of("-e", "SERVICE_PASSWORD=§"),
          List.of("-u", "ada:§"),
          List.of("https://ada:§@h.example/mcp"),
          List.of("https://h.example/mcp?a=1&b=§"),
          List.of("https://h.example/mcp#§"),
          List.of("--option", "¶"),
          List.of("--option=¶"),
          List.of("¶"),
          List.of("/srv/¶/run.sh"),
          List.of("--port", "8080"),
          List.of("-y", "@acme/tool@1.2.3"));

  private static final List<String> ADDRESSES =
      List.of(
          "https://h.example/mcp",
          "http://h.example:8080/sse",
          "https://ada:§@h.example/mcp",
          "https://h.example/mcp?key=§",
          "https://h.example/mcp?a=b&c=§#§",
          "https://h.example/token/§/mcp",
          "https://h.example/s/¶/mcp",
          "${HOST}/mcp?k=§",
          "wss://§@h.example");

  /// `#` stands for a number that no other server of the home has.
  private static final List<String> NAMES =
      List.of(
          "server-#",
          "my server #",
          "a.b.#",
          "@acme/server-#",
          "zürich-#",
          "鍵-#",
          "a \"quoted\" #",
          "it's #",
          "back\\slash #",
          "#");

  /// What clients call a transport, and what a report calls it.
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("http", "streaming-http"),
          Map.entry("streamable-http", "streaming-http"),
          Map.entry("streamable_http", "streaming-http"),
          Map.entry("streamableHttp", "streaming-http"),
          Map.entry("http-stream", "streaming-http"),
          Map.entry("HTTP", "streaming-http"),
          Map.entry("sse", "sse"),
          Map.entry("ws", "ws"),
          Map.entry("carrier-pigeon", "carrier-pigeon"));

  private static final List<String> VARIABLES =
      List.of("API_KEY", "Authorization", "X", "DB_PASSWORD", "FOO", "¶");

  private final Random random;
  private final Secrets secrets;

  Phrases(Random random, Secrets secrets) {
    this.random = random;
    this.secrets = secrets;
  }

  /// @param number makes it a name that no other server has
  String name(int number) {
    return any(NAMES).replace("#", String.valueOf(number));
  }

  List<String> arguments() {
    return any(ARGUMENTS).stream().map(this::filled).toList();
  }

  String address() {
    return filled(any(ADDRESSES));
  }

  /// The name of a variable or header.
  String variable() {
    return filled(any(VARIABLES));
  }

  /// A transport as clients call it.
  String type() {
    return any(TYPES.keySet().stream().sorted().toList());
  }

  /// The same as a report calls it.
  static String reportedType(String type) {
    return TYPES.getOrDefault(type, type);
  }

  private String filled(String template) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      switch (template.charAt(i)) {
        case '§' -> text.append(secrets.placed());
        case '¶' -> text.append(secrets.token());
        default -> text.append(template.charAt(i));
      }
    }
    return text.toString();
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
