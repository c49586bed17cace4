// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is for development stays out of what is shipped.
class ShippedContentIT {
  private final Program program = Program.built();

  @Test
  void the_mock_tenant_is_in_neither_jar_nor_binary() throws IOException {
    if (program.isNative()) {
      String binary =
          Files.readString(Path.of(program.command().getFirst()), StandardCharsets.ISO_8859_1);
      assertThat(binary.contains("com.runlayer.aiwatch.cli.ScanCommand")).isTrue();
      assertThat(binary.contains("com.runlayer.aiwatch.mocktenant")).isFalse();
      assertThat(binary.contains("com/runlayer/aiwatch/mocktenant")).isFalse();
      return;
    }
    List<String> entries = entries(Path.of(program.command().getLast()).resolveSibling("."));
    assertThat(entries).anyMatch(name -> name.endsWith("aiwatch/cli/ScanCommand.class"));
    assertThat(entries)
        .noneMatch(name -> name.contains("aiwatch/mocktenant"))
        .noneMatch(name -> name.endsWith("com.runlayer.aiwatch.Development"));
  }

  private static List<String> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .flatMap(ShippedContentIT::jarEntries)
          .toList();
    }
  }

  private static Stream<String> jarEntries(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream().map(entry -> entry.getName()).toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
