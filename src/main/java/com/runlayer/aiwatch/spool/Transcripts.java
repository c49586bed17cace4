// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.OwnedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The end of a session's transcript. The path comes from whoever called the hook, so it counts
/// only
/// as far as it leads, all links followed, to a file of the user's own in that client's session
/// folder: an event must not become a way to send any other file.
public final class Transcripts {
  /// How much of a transcript is sent, in UTF-8.
  static final int MAX_BYTES = 512 * 1024;

  private static final List<String> ENDINGS = List.of(".jsonl", ".json", ".txt");
  private static final List<String> ENDS_A_TURN = List.of("stop", "subagentstop");

  private final Path home;
  private final OwnedFiles files;

  /// @param home the user's
  public Transcripts(Path home, OwnedFiles files) {
    this.home = home;
    this.files = files;
  }

  /// What goes with an event; empty for most events, and where there is nothing that may be sent.
  Optional<String> of(EntryHeader event) {
    return ENDS_A_TURN.stream().anyMatch(event.name()::equalsIgnoreCase)
        ? event.transcript().flatMap(path -> end(event.sender(), path))
        : Optional.empty();
  }

  private Optional<String> end(Sender sender, Path path) {
    Optional<Path> folder = sender.sessionFolder(home);
    if (folder.isEmpty() || !path.isAbsolute()) {
      return Optional.empty();
    }
    Path real;
    try {
      real = path.toRealPath();
      if (!real.startsWith(folder.get().toRealPath())) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    String name = String.valueOf(real.getFileName());
    if (ENDINGS.stream().noneMatch(name::endsWith)) {
      return Optional.empty();
    }
    return files.readOwnEnd(real, MAX_BYTES) instanceof FileContent.Read read
        ? Optional.of(text(read.bytes()))
        : Optional.empty();
  }

  /// Text that is at most [#MAX_BYTES] long again: a character that the cut went through is left
  /// out, and bytes that are no text become longer when they are replaced.
  private static String text(byte[] bytes) {
    String text = decode(bytes, 0);
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return encoded.length <= MAX_BYTES ? text : decode(encoded, encoded.length - MAX_BYTES);
  }

  private static String decode(byte[] bytes, int from) {
    int start = from;
    while (start < bytes.length && start < from + 3 && (bytes[start] & 0xC0) == 0x80) {
      start++;
    }
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }
}
