// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.discovery.generated.ServerEntries.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// Writes a settings file of JetBrains' products.
final class JetBrainsFile {
  private final Random random;
  private final Secrets secrets;
  private final StringBuilder out = new StringBuilder();

  JetBrainsFile(Random random, Secrets secrets) {
    this.random = random;
    this.secrets = secrets;
  }

  byte[] write(List<Entry> servers) {
    if (random.nextBoolean()) {
      out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }
    out.append("<project version=\"4\">\n");
    other();
    out.append("<component name=\"")
        .append(random.nextBoolean() ? "McpApplicationServerCommands" : "McpProjectServerCommands")
        .append("\"><commands>\n");
    servers.forEach(this::server);
    out.append("</commands></component>\n");
    other();
    return out.append("</project>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /// A component that is somebody else's, with what looks like a server.
  private void other() {
    if (random.nextInt(3) == 0) {
      out.append("<!-- ").append(secrets.placed().replace("-", "")).append(" -->\n");
      out.append("<component name=\"Other\">\n");
      option("name", "no");
      option("url", "https://" + secrets.placed() + "@no.example");
      out.append("</component>\n");
    }
  }

  @SuppressWarnings("unchecked") // as the entries are made
  private void server(Entry entry) {
    Map<String, Object> fields = entry.fields();
    out.append("<McpServerCommand>\n");
    if (fields.get("enabled") instanceof Boolean enabled) {
      option("enabled", enabled.toString());
    }
    option("name", entry.key());
    if (fields.get("command") instanceof String command) {
      option(random.nextInt(3) == 0 ? "command" : "programPath", command);
      option(
          "arguments",
          ((List<Object>) fields.getOrDefault("args", List.of()))
              .stream()
                  .map(word -> word.toString().contains(" ") ? "\"" + word + "\"" : word.toString())
                  .collect(Collectors.joining(" ")));
    } else {
      option("url", String.valueOf(fields.get("url")));
    }
    out.append("<envs>\n");
    ((Map<String, Object>) fields.getOrDefault("env", Map.of()))
        .forEach((name, value) -> element("env", name, value.toString()));
    out.append("</envs>\n</McpServerCommand>\n");
  }

  private void option(String name, String value) {
    element("option", name, value);
  }

  private void element(String tag, String name, String value) {
    out.append("<%s name=\"%s\" value=\"%s\" />\n".formatted(tag, escaped(name), escaped(value)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }
}
