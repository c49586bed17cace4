// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Commands in `src/test/resources/hook/rule`, one a line: `⏎` is a line break, `⇥` a tab. Lines
/// that
/// begin with `##` say what those below have in common; in the denied ones also what they are
/// denied
/// as: `## OWN_STATE why`.
final class CommandCorpus {
  private static final Path FOLDER = Path.of("src/test/resources/hook/rule");

  private CommandCorpus() {}

  static List<String> allowed(String file) {
    return lines(file).stream().filter(l -> !l.startsWith("##")).map(CommandCorpus::text).toList();
  }

  static Stream<Arguments> denied(String file) {
    List<Arguments> all = new ArrayList<>();
    Guarded expected = Guarded.ENVIRONMENT_FILE;
    String why = "";
    for (String line : lines(file)) {
      if (line.startsWith("## ")) {
        String[] words = line.substring(3).split(" ", 2);
        expected = Guarded.valueOf(words[0]);
        why = words[1];
      } else {
        all.add(Arguments.of(why, text(line), expected));
      }
    }
    return all.stream();
  }

  private static List<String> lines(String file) {
    try {
      return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String line) {
    return line.replace('⏎', '\n').replace('⇥', '\t');
  }
}
