// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.OwnedFiles;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the text files of skills and plugins: the user's own, with one name, no link; below the
/// system's folders whoever's they are, because an administrator put them there.
///
/// Content that is uploaded must be the artifact's. A hard link or another owner's file in its
/// place would be a way to make a scan upload something else.
public final class OwnText {
  /// The largest file whose content is sent.
  public static final int MAX_BYTES = 1_000_000;

  /// The most that is sent of one skill or plugin.
  public static final long MAX_TOTAL = 5_000_000;

  private final SafeFiles files;
  private final OwnedFiles owned;
  private final Path home;
  private long opened;
  private long bytes;

  /// @param home what the user owns, without links
  public OwnText(SafeFiles files, OwnedFiles owned, Path home) {
    this.files = files;
    this.owned = owned;
    this.home = home;
  }

  FileContent read(Path file) {
    FileContent content =
        file.startsWith(home)
            ? owned.readOwn(file, MAX_BYTES)
            : files.read(file, SafeFiles.Links.REFUSE, MAX_BYTES);
    if (!(content instanceof FileContent.Absent)) {
      opened++;
    }
    if (content instanceof FileContent.Read read) {
      bytes += read.bytes().length;
    }
    return content;
  }

  /// The text of a file, where it may be read.
  public Optional<String> text(Path file) {
    return read(file) instanceof FileContent.Read read
        ? Optional.of(new String(read.bytes(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /// The length of a file in bytes; one more than [#MAX_BYTES] where it is larger, -1 where it may
  /// not be read.
  public long size(Path file) {
    return switch (read(file)) {
      case FileContent.Read read -> read.bytes().length;
      case FileContent.Refused refused ->
          refused.reason() == FileContent.Reason.TOO_LARGE ? MAX_BYTES + 1L : -1;
      case FileContent.Absent _ -> -1;
    };
  }

  /// How many files were read, or refused while being opened.
  public long filesOpened() {
    return opened;
  }

  /// How many bytes were read.
  public long bytesRead() {
    return bytes;
  }
}
