// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.fuzz;

import com.runlayer.aiwatch.hook.FuzzedHook;
import com.runlayer.aiwatch.hook.dialect.Fixture;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Fuzzes with Jazzer, one process after the other, because a process takes one target. Started by
/// Maven's profile `fuzz`, which puts Jazzer on the class path.
///
/// What was found lies in the folder afterwards; the inputs that reach something new are kept there
/// from run to run.
public final class FuzzRun {
  private static final Path INPUTS = Path.of("src/test/resources/hook/inputs");

  /// Where the fuzzer looks for new ways through the code.
  private static final String INSTRUMENTED =
      "com.runlayer.aiwatch.hook.**:com.fasterxml.jackson.core.**";

  private static final int MAX_LENGTH = 16 * 1024;

  /// Longer than any input may take, in seconds: a hook has 20.
  private static final int TIME_LIMIT = 10;

  private final Path folder;
  private final int seconds;
  private final int seed;
  private final PrintStream out;

  private FuzzRun(Path folder, int seconds, int seed, PrintStream out) {
    this.folder = folder;
    this.seconds = seconds;
    this.seed = seed;
    this.out = out;
  }

  /// Runs all targets.
  ///
  /// @param arguments the folder to work in, how many seconds each target gets, and the seed of
  ///     what is tried; with 0 each run tries something else
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int seed = Integer.parseInt(arguments[2]);
    FuzzRun run =
        new FuzzRun(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            seed == 0 ? 1 + new Random().nextInt(Integer.MAX_VALUE - 1) : seed,
            System.out);
    System.exit(run.all() ? 0 : 1);
  }

  private boolean all() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path words = folder.resolve("words.txt");
    Files.write(words, words());
    boolean clean = true;
    for (HookClient client : HookClient.values()) {
      Path inputs = Files.createDirectories(folder.resolve(client.wireName()));
      for (Fixture fixture : Fixture.all()) {
        if (fixture.client() == client) {
          write(inputs.resolve(fixture.toString().replace('/', '-')), fixture.bytes());
        }
      }
      clean &= fuzz(client.wireName(), "hook.fuzz.HookFuzz$" + target(client), inputs, words);
    }
    return clean;
  }

  private static String target(HookClient client) {
    return switch (client) {
      case CURSOR -> "Cursor";
      case CLAUDE_CODE -> "ClaudeCode";
      case CODEX -> "Codex";
      case HERMES -> "Hermes";
    };
  }

  private static void write(Path file, byte[] payload) throws IOException {
    byte[] data = new byte[FuzzedHook.CONTROL + payload.length];
    System.arraycopy(payload, 0, data, FuzzedHook.CONTROL, payload.length);
    Files.write(file, data);
  }

  /// The words of the clients, which chance would not find.
  private static List<String> words() {
    TreeSet<String> words = new TreeSet<>();
    for (Fixture fixture : Fixture.all()) {
      String[] parts = fixture.text().split("\"", -1);
      for (int i = 1; i < parts.length; i += 2) {
        if (parts[i].length() <= 40 && parts[i].chars().allMatch(FuzzRun::isPlain)) {
          words.add("\"" + parts[i] + "\"");
        }
      }
    }
    words.remove("\"\"");
    return List.copyOf(words);
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c < 0x7F && c != '\\';
  }

  private boolean fuzz(String name, String target, Path inputs, Path words)
      throws IOException, InterruptedException {
    Path log = folder.resolve(name + ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=com.runlayer.aiwatch." + target,
                "--instrumentation_includes=" + INSTRUMENTED,
                "--custom_hook_includes=" + INSTRUMENTED,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/" + name + "-",
                "-dict=" + words,
                "-max_len=" + MAX_LENGTH,
                "-timeout=" + TIME_LIMIT,
                "-max_total_time=" + seconds,
                "-seed=" + seed,
                "-print_final_stats=1",
                inputs.toString(),
                INPUTS.toString()));
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    out.printf(
        "fuzzed %s: seed %d, exit %d, %s inputs in %d s, %d kept%n",
        name,
        seed,
        exit,
        value(lines, "stat::number_of_executed_units:").orElse("no"),
        seconds,
        count(inputs));
    if (exit != 0) {
      lines.stream()
          .filter(line -> !line.startsWith("INFO") && !line.startsWith("#"))
          .forEach(out::println);
    }
    return exit == 0;
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private static Optional<String> value(List<String> lines, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()).strip())
        .findFirst();
  }
}
