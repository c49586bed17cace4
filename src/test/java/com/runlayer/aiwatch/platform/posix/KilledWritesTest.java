// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.ConfigFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills writers at random moments, for ten seconds or for `-Daiwatch.kill.seconds`.
class KilledWritesTest {
  private static final Duration LONG =
      Duration.ofSeconds(Long.getLong("aiwatch.kill.seconds", 10L));
  private static final int LATEST_MILLIS = 40;

  @TempDir Path folder;

  @Test
  @Timeout(3600)
  void a_write_that_is_killed_leaves_the_old_or_the_new_content() throws Exception {
    long seed = Long.getLong("aiwatch.kill.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path home = folder.toRealPath();
    Path file = home.resolve("settings.json");
    ConfigFiles files = PosixConfigFiles.user(home, new PosixSafeFiles().effectiveUser(), _ -> {});
    long until = System.nanoTime() + LONG.toNanos();
    int kills = 0;
    while (System.nanoTime() < until || kills == 0) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  AlternatingWriter.class.getName(),
                  home.toString(),
                  file.toString())
              .start();
      assertThat(writer.getInputStream().read()).isEqualTo('R');
      Thread.sleep(random.nextInt(LATEST_MILLIS));
      writer.destroyForcibly().waitFor();
      kills++;

      assertThat(AlternatingWriter.isWhole(files.read(file))).as("after kill %d", kills).isTrue();
      files.tidy(file);
      try (Stream<Path> left = Files.list(home)) {
        assertThat(left).containsExactly(file);
      }
    }
  }
}
