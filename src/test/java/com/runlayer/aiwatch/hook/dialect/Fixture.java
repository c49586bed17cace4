// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a client really wrote to a hook.
///
/// @param name event and variant: `PreToolUse-Bash`
public record Fixture(HookClient client, String name, String text) {
  static final Path FOLDER = Path.of("src/test/resources/hook/fixtures");

  /// All of them, in the same order everywhere.
  /// All of them, in the same order everywhere.
  public static List<Fixture> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().map(Fixture::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One of them: `claude/PreToolUse-Bash`.
  static Fixture of(String name) {
    return read(FOLDER.resolve(name + ".json"));
  }

  String event() {
    int variant = name.indexOf('-');
    return variant < 0 ? name : name.substring(0, variant);
  }

  /// What the client wrote.
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return client.wireName() + "/" + name;
  }

  private static Fixture read(Path file) {
    Path path = FOLDER.relativize(file);
    String name = path.getName(1).toString();
    try {
      return new Fixture(
          HookClient.named(path.getName(0).toString()).orElseThrow(),
          name.substring(0, name.lastIndexOf('.')),
          Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
