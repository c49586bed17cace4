// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.discovery.inventory.Sentences;
import com.runlayer.aiwatch.scan.changes.Change;
import com.runlayer.aiwatch.scan.changes.Changes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is different from the last scan, as a person reads it.
final class ChangeLines {
  /// More than a person reads.
  private static final int MAX_LINES = 40;

  private final ShortPaths paths;

  ChangeLines(ShortPaths paths) {
    this.paths = paths;
  }

  /// A title and a line each; nothing where there is nothing to say.
  List<String> of(Changes changes) {
    return switch (changes) {
      case Changes.FirstScan() -> List.of();
      case Changes.Unknown(String reason) ->
          List.of("What changed since the last scan is not known: " + paths.in(reason));
      case Changes.Compared compared ->
          compared.changes().isEmpty() ? List.of() : lines(compared.since(), compared.changes());
    };
  }

  private List<String> lines(Instant since, List<Change> changes) {
    List<String> lines = new ArrayList<>();
    lines.add("Changed since the scan of " + time(since) + ":");
    changes.stream().limit(MAX_LINES).map(this::line).forEach(lines::add);
    if (changes.size() > MAX_LINES) {
      lines.add(Sentences.format("  and %,d more, which --json shows", changes.size() - MAX_LINES));
    }
    return lines;
  }

  private String line(Change change) {
    return Sentences.format(
        "  %-7s  %s \"%s\" of %s in %s%s",
        change.type().jsonName(),
        change.kind(),
        change.name(),
        change.client(),
        paths.of(change.path()),
        change
            .project()
            .filter(project -> !change.path().startsWith(project))
            .map(project -> " for " + paths.of(project))
            .orElse(""));
  }

  private static String time(Instant since) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(since);
  }
}
