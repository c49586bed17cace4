// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import com.runlayer.aiwatch.platform.LineFiles.Appended;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Appends to a file, and makes it where it is missing.
final class LineAppender {
  /// Another process may rename the file between its making and its opening, but not for ever.
  private static final int ATTEMPTS = 10;

  private final LineFiles lines;

  LineAppender(LineFiles lines) {
    this.lines = lines;
  }

  /// @return [Appended.Done] or [Appended.Full]
  /// @throws StateException if the line is not in the file for another reason
  Appended append(Path path, byte[] line, long atMost) throws StateException {
    for (int i = 0; i < ATTEMPTS; i++) {
      switch (lines.append(path, line, atMost)) {
        case Appended.Done done -> {
          return done;
        }
        case Appended.Full full -> {
          return full;
        }
        case Appended.Missing _ -> create(path);
        case Appended.Refused refused ->
            throw new StateException(path + " " + refused.clause() + ".");
      }
    }
    throw new StateException(path + " cannot be kept: it vanishes again and again.");
  }

  private static void create(Path path) throws StateException {
    try {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      // of another process, or something strange that is refused when it is opened
    } catch (IOException e) {
      throw StateException.of(path, "cannot be made", e);
    }
  }
}
