// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.platform.WriteResult;
import java.nio.file.Path;
import java.util.Arrays;

/// A process that writes two versions of a file in turn until it is killed.
final class AlternatingWriter {
  /// More than one page, so that a write can be seen in part.
  private static final int SIZE = 200_000;

  private AlternatingWriter() {}

  /// Arguments: the home, the file.
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[1]);
    ConfigFiles files =
        PosixConfigFiles.user(Path.of(arguments[0]), new PosixSafeFiles().effectiveUser(), _ -> {});
    for (int i = 0; ; i++) {
      WriteResult result = files.write(file, version(i), files.read(file));
      if (!(result instanceof WriteResult.Written)) {
        System.out.println(result);
        return;
      }
      if (i == 2) {
        System.out.print('R');
        System.out.flush();
      }
    }
  }

  static byte[] version(int number) {
    byte[] text = new byte[SIZE];
    Arrays.fill(text, (byte) ('a' + number % 2));
    return text;
  }

  static boolean isWhole(FileState state) {
    return state instanceof FileState.Present present
        && (Arrays.equals(present.text(), version(0)) || Arrays.equals(present.text(), version(1)));
  }
}
