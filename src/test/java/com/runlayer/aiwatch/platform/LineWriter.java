// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import com.runlayer.aiwatch.platform.posix.PosixLineFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Another process that appends lines to a rotated file, until it has written all or is ended.
final class LineWriter {
  /// After so many lines it says that it runs.
  private static final int RUNNING = 600;

  private LineWriter() {}

  /// Arguments: the state folder, a name that begins each line, how many lines, how many bytes a
  /// file may have.
  public static void main(String[] arguments) throws StateException {
    RotatedLineFile file =
        file(Path.of(arguments[0]), new PosixSafeFiles(), Long.parseLong(arguments[3]));
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      file.append(line(arguments[1], i));
      if (i == RUNNING) {
        System.out.print('R');
        System.out.flush();
      }
    }
  }

  static RotatedLineFile file(Path state, PosixSafeFiles files, long bytes) {
    return new RotatedLineFile(
        new StateFiles(state, files), "logs", "a.log", 5, bytes, new PosixLineFiles());
  }

  /// Of a length that depends on the number, so that lines end anywhere in a page.
  static byte[] line(String name, int number) {
    return (name + " " + number + " " + "x".repeat(number * 31 % 250) + " end\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
