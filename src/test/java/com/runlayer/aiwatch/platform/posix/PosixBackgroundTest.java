// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a process in the background has of the one that started it.
@Timeout(60)
class PosixBackgroundTest {
  @TempDir Path folder;

  @Test
  void it_has_nothing_but_its_arguments() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")), "SKIPPED: there is no /proc");
    Path script =
        Files.writeString(
            folder.resolve("child.sh"),
            """
            streams=$(for d in 0 1 2; do readlink /proc/$$/fd/$d; done)
            descriptors=$(ls /proc/$$/fd | tr '\\n' ' ')
            environment=$(tr '\\0' '\\n' < /proc/$$/environ)
            printf '%s\\n' "$(pwd)" "$streams" "$descriptors" "$2$environment" > "$1.tmp"
            mv "$1.tmp" "$1"
            """);
    Path seen = folder.resolve("seen");
    try (FileInputStream _ = new FileInputStream(script.toFile())) {
      new PosixBackground(() -> List.of("/bin/sh", script.toString(), seen.toString()))
          .start(List.of("the argument"));
      while (!Files.exists(seen)) {
        Thread.sleep(10);
      }
    }

    List<String> lines = Files.readAllLines(seen);
    assertThat(lines.subList(0, 4)).containsExactly("/", "/dev/null", "/dev/null", "/dev/null");
    // the shell itself reads its script, and what it lists its descriptors with, through two more
    assertThat(lines.get(4).strip().split(" ", -1)).contains("0", "1", "2").hasSizeLessThan(6);
    assertThat(lines.subList(5, lines.size())).containsExactly("the argument");
  }

  @Test
  void that_it_cannot_be_started_is_no_failure() throws IOException {
    assertThatCode(
            () -> new PosixBackground(() -> List.of(folder + "/none")).start(List.of("courier")))
        .doesNotThrowAnyException();
    assertThatCode(() -> new PosixBackground(() -> List.of()).start(List.of("courier")))
        .doesNotThrowAnyException();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_life_of_its_own_ends_by_itself() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djna.boot.library.path=" + System.getProperty("jna.boot.library.path"),
                "-Djna.nounpack=true",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ShortLife.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(child.waitFor()).isEqualTo(1);
    assertThat(child.inputReader().readLine()).isEqualTo("left");
  }
}
