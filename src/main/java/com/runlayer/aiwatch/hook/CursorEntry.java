// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Whether Cursor has an entry of ours. Then the entry of Claude Code, which Cursor starts as well,
/// has nothing to say.
///
/// The question is asked strictly, because a file that only looks right would silence a check that
/// nobody else makes: Cursor must accept the whole file, and both events before a call must start
/// the program that is installed. Where the answer is no by mistake, an event is judged twice.
final class CursorEntry implements BooleanSupplier {
  private static final int MAX_BYTES = 1024 * 1024;
  private static final List<String> JUDGED = List.of("preToolUse", "beforeMCPExecution");

  private static final String COMMAND = " hook --client cursor";

  private static final ObjectReader JSON =
      JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS).build().reader();

  private final Layout layout;
  private final SafeFiles files;

  CursorEntry(Layout layout, SafeFiles files) {
    this.layout = layout;
    this.files = files;
  }

  @Override
  public boolean getAsBoolean() {
    Path managed =
        switch (layout.os()) {
          case MACOS -> layout.system("/Library/Application Support/Cursor/hooks.json");
          case LINUX -> layout.system("/etc/cursor/hooks.json");
        };
    return holds(managed) || holds(layout.home().resolve(".cursor/hooks.json"));
  }

  private boolean holds(Path file) {
    if (!(files.read(file, SafeFiles.Links.FOLLOW, MAX_BYTES) instanceof FileContent.Read read)) {
      return false;
    }
    try {
      JsonNode root = JSON.readTree(read.bytes());
      return CursorFile.objection(read.bytes(), root).isEmpty()
          && JUDGED.stream().allMatch(event -> startsUs(root.path("hooks").path(event)));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean startsUs(JsonNode handlers) {
    for (JsonNode handler : handlers) {
      if (handler.path("command").asText("").equals(Layout.PROGRAM + COMMAND)
          && !handler.has("matcher")) {
        return true;
      }
    }
    return false;
  }
}
