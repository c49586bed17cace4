// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs that a program starts, with arguments and environment, seen by `strace` from outside.
record ChildProcesses(Path folder) {
  private static final Path STRACE = Path.of("/usr/bin/strace");

  /// Whether anything can be seen here: `strace` is there and may trace.
  static boolean canBeSeen() {
    if (!Files.isExecutable(STRACE)) {
      return false;
    }
    try {
      return new ProcessBuilder(STRACE.toString(), "-qq", "-f", "-o", "/dev/null", "/bin/true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /// What stands in front of a command that is watched. It ends when the last child has ended.
  ///
  /// @param name of the file that holds what was seen
  String[] watching(String name) {
    return new String[] {
      STRACE.toString(),
      "-f",
      "-qq",
      "-v",
      "-s",
      "100000",
      "-e",
      "trace=execve,execveat",
      "-e",
      "signal=none",
      "-o",
      folder.resolve(name).toString()
    };
  }

  /// The calls that started a program, without the first, which is that of the one who watches.
  List<String> seen(String name) throws IOException {
    List<String> calls =
        new ArrayList<>(
            Files.readAllLines(folder.resolve(name), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("execve"))
                .filter(line -> !line.contains("resumed>"))
                .toList());
    if (calls.isEmpty()) {
      throw new AssertionError("nothing was seen of " + name);
    }
    return calls.subList(1, calls.size());
  }
}
