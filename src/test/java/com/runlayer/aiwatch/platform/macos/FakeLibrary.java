// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Functions of the same C signatures as macOS' own, so that a mapping is tried where there is no
/// Mac.
final class FakeLibrary {
  private static final Path COMPILER = Path.of("/usr/bin/cc");
  private static final String OWN_SYMBOLS =
      System.getProperty("os.name", "").startsWith("Mac") ? "-Wall" : "-Wl,-Bsymbolic";

  private FakeLibrary() {}

  /// Compiles and loads `source`; the test is skipped where there is no C compiler.
  static <T extends Library> T of(Class<T> type, String source, Path folder)
      throws IOException, InterruptedException {
    Path code = Files.writeString(folder.resolve("fake.c"), source);
    Path library = folder.resolve("libfake.so");
    assumeTrue(Files.isExecutable(COMPILER), "SKIPPED: no C compiler at " + COMPILER);
    Process compiler =
        new ProcessBuilder(
                COMPILER.toString(),
                "-shared",
                "-fPIC",
                // each library means its own functions, whatever an earlier test loaded
                OWN_SYMBOLS,
                "-o",
                library.toString(),
                code.toString())
            .inheritIO()
            .start();
    assertThat(compiler.waitFor()).isZero();
    return Native.load(library.toString(), type);
  }
}
