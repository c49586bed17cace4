// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.discovery.format.ConfigurationParser;
import com.runlayer.aiwatch.discovery.format.FileReading;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.format.Shape;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Reads the files that can define servers, each once. Used for one lookup.
///
/// Links are followed, as the clients do: what counts is what they read.
final class DefinitionFiles {
  private static final long MAX_BYTES = 8L << 20;

  /// A file that was read.
  record Content(Path path, DefinitionScope scope, Instant changed, FileReading reading) {}

  private record Seen(Path path, Shape shape) {}

  private final SafeFiles files;
  private final ConfigurationParser parser = ConfigurationParser.forLookup();
  private final Set<Seen> seen = new HashSet<>();
  private final Obstacles obstacles;

  /// @param obstacles hears of files that are there and cannot be read
  DefinitionFiles(SafeFiles files, Obstacles obstacles) {
    this.files = files;
    this.obstacles = obstacles;
  }

  /// Reads a file once.
  ///
  /// @return nothing where there is no file, it was read before, or it is an obstacle
  Optional<Content> read(Path path, Format format, Shape shape, DefinitionScope scope) {
    if (!seen.add(new Seen(path, shape))) {
      return Optional.empty();
    }
    return switch (files.read(
        path, SafeFiles.Links.FOLLOW, Math.min(MAX_BYTES, format.maxBytes()))) {
      case FileContent.Absent() -> Optional.empty();
      case FileContent.Refused refused -> {
        obstacles.refuse(path, refused.explanation());
        yield Optional.empty();
      }
      case FileContent.Read read -> {
        FileReading reading = parser.parse(read.bytes(), format, shape);
        if (reading.broken().isPresent()) {
          obstacles.refuse(path, reading.broken().get());
          yield Optional.empty();
        }
        if (reading.overfull()) {
          obstacles.refuse(path, "holds more entries than are read of such a file");
          yield Optional.empty();
        }
        yield Optional.of(new Content(path, scope, read.modified(), reading));
      }
    };
  }
}
