// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/// The program's own state cannot be kept. The message is one sentence for a person, with the path.
public final class StateException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param sentence what failed, on which path, and what to do
  public StateException(String sentence) {
    super(sentence);
  }

  private StateException(String sentence, IOException cause) {
    super(sentence, cause);
  }

  /// A failed operation on a path, with the reason in the system's words.
  ///
  /// @param failed what did not work: `cannot be written`
  static StateException of(Path path, String failed, IOException cause) {
    return new StateException(path + " " + failed + ": " + reason(cause) + ".", cause);
  }

  private static String reason(IOException cause) {
    String text =
        switch (cause) {
          case AccessDeniedException _ ->
              "permission denied; check the owner and mode of the folder";
          case NoSuchFileException _ -> "no such file or folder";
          case FileSystemException e ->
              Objects.requireNonNullElse(e.getReason(), "the file system refused it");
          default -> Objects.requireNonNullElse(cause.getMessage(), "the system gave no reason");
        };
    String lower = text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    return lower.startsWith("no space left") || lower.startsWith("disk quota")
        ? lower + "; make room on the volume"
        : lower;
  }
}
