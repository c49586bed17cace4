// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.ConfigProblem;
import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.ManagedFile;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.Setting;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.Value;
import java.util.Locale;

/// The effective configuration as one JSON document, for `config show --json`.
final class ConfigDocument {
  /// Raised when a reader of the document must change.
  static final int SCHEMA = 1;

  private ConfigDocument() {}

  static ObjectNode of(ManagedPreferences managed, Settings settings) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", SCHEMA);
    document.put("managed", settings.managed());
    ObjectNode values = document.putObject("values");
    settings.all().forEach(setting -> value(values.putObject(setting.key().title()), setting));
    ArrayNode files = document.putArray("managed_files");
    for (ManagedFile file : managed.files()) {
      files
          .addObject()
          .put("path", file.source().path().toString())
          .put("channel", file.source().channel().name().toLowerCase(Locale.ROOT))
          .put("state", file.state().name().toLowerCase(Locale.ROOT));
    }
    ArrayNode problems = document.putArray("problems");
    for (ConfigProblem problem : settings.problems()) {
      problems
          .addObject()
          .put("source", problem.source().describe())
          .put("key", problem.key().map(Key::title).orElse(null))
          .put("reason", problem.sentence());
    }
    return document;
  }

  private static void value(ObjectNode node, Setting setting) {
    if (setting.value().isEmpty()) {
      node.putNull("value");
    } else {
      switch (setting.value().get()) {
        case Value.Text text -> node.put("value", text.text());
        case Value.Hidden hidden -> node.put("value", hidden.secret().masked());
        case Value.Proxy proxy -> node.put("value", proxy.address().toString());
        case Value.Truth truth -> node.put("value", truth.truth());
        case Value.Texts texts -> {
          ArrayNode entries = node.putArray("value");
          texts.texts().forEach(entries::add);
        }
      }
    }
    node.put("source", setting.source().describe());
  }
}
