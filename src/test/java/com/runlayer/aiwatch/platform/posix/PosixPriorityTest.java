// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// In a process of its own, because nobody but root gets a priority back.
class PosixPriorityTest {
  @Test
  void the_thread_that_works_is_nicer_afterwards() throws IOException, InterruptedException {
    assumeTrue(
        Files.isReadable(Path.of("/proc/thread-self/stat")), "SKIPPED: there is no Linux /proc");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djna.nounpack=true",
                "-Djna.boot.library.path=" + System.getProperty("jna.boot.library.path"),
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(output).isEqualTo("10 idle\n");
  }

  /// Steps back twice and prints nice value and class of disk priority of its thread.
  static final class Worker {
    private static final int NICE = 16;

    private Worker() {}

    public static void main(String[] args) throws IOException {
      new PosixPriority().lower();
      new PosixPriority().lower();
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      Abi abi = Abi.of(System.getProperty("os.name"), System.getProperty("os.arch"));
      long get = abi.background().ioPriority().orElseThrow() + 1; // ioprio_get(2) is the next
      long io = NativeLibraries.process(JnaLibC.class, Map.of()).syscall(get, 1L, 0L) >> 13;
      System.out.print(fields[NICE] + (io == 3 ? " idle" : " class " + io) + "\n");
    }
  }
}
