// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.log.Entry;
import com.runlayer.aiwatch.log.Level;
import java.util.Optional;

/// How a stored line is shown, and whether it is.
///
/// @param json as an object of its own instead of the stored form
/// @param least the least level to show; a line that is not of this program has none, and is shown
///     where no level is asked for
record LogLines(boolean json, Optional<Level> least) {
  boolean isWanted(String line) {
    return least.isEmpty()
        || Entry.parse(line).filter(entry -> entry.level().reaches(least.get())).isPresent();
  }

  String text(String line) {
    return json ? object(line).toString() : Printable.of(line);
  }

  /// Only `message` is there for a line that is not of this program.
  private static ObjectNode object(String line) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Optional<Entry> parsed = Entry.parse(line);
    if (parsed.isEmpty()) {
      return object.put("message", line);
    }
    Entry entry = parsed.get();
    return object
        .put("time", entry.time().toString())
        .put("level", entry.level().name())
        .put("command", entry.command())
        .put("pid", entry.pid())
        .put("message", entry.message());
  }
}
