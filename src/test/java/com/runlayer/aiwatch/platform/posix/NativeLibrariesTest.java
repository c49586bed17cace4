// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.platform.SafeFiles.Links;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In a process of its own, because JNA tries to load its library once in a process.
class NativeLibrariesTest {
  @TempDir Path folder;

  @Test
  void a_missing_library_is_named_in_one_sentence_at_every_call()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djna.nounpack=true",
                "-Djna.boot.library.path=" + folder,
                Reader.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(output.lines())
        .hasSize(2)
        .containsOnly(
            "The library "
                + System.mapLibraryName("jnidispatch")
                + " cannot be loaded: it belongs beside the program ("
                + folder
                + "); install aiwatch again.");
  }

  /// Reads a file twice and prints why that does not work.
  static final class Reader {
    private Reader() {}

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try {
          System.out.println(new PosixSafeFiles().read(Path.of("/dev/null"), Links.FOLLOW, 1));
        } catch (PlatformUnavailableException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }
}
