// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import com.runlayer.aiwatch.scan.ScanSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// The program that the build made: the native binary if that was built last, else the jar.
record Program(List<String> command, boolean isNative) {
  private static final Path TARGET = Path.of("target");

  /// What a run left behind.
  ///
  /// @param exit the exit code
  record Run(int exit, String out, String err) {}

  /// The program as `target/quarkus-artifact.properties` describes it.
  static Program built() {
    Properties artifact = new Properties();
    try (InputStream in = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
      artifact.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("build the program first: ./mvnw verify", e);
    }
    String path = TARGET.resolve(artifact.getProperty("path")).toAbsolutePath().toString();
    return artifact.getProperty("type").equals("native")
        ? new Program(List.of(path), true)
        : new Program(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", path),
            false);
  }

  /// The program as the last arguments of another one.
  Program under(String... watcher) {
    List<String> all = new ArrayList<>(List.of(watcher));
    all.addAll(command);
    return new Program(all, isNative);
  }

  /// Starts the program with nothing on stdin and waits for its end. A JSON document of a scan must
  /// follow its description.
  ///
  /// @param environment the whole environment of the process
  Run run(Path directory, Map<String, String> environment, List<String> arguments) {
    return run(directory, environment, arguments, Path.of("/dev/null"));
  }

  /// The same with something on stdin.
  Run run(Path directory, Map<String, String> environment, List<String> arguments, byte[] input) {
    try {
      Path file = Files.createTempFile("aiwatch-in", "");
      try {
        return run(directory, environment, arguments, Files.write(file, input));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same with a file on stdin.
  Run run(Path directory, Map<String, String> environment, List<String> arguments, Path input) {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(all).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Path out = Files.createTempFile("aiwatch-out", "");
      Path err = Files.createTempFile("aiwatch-err", "");
      try {
        Process process =
            builder
                .redirectInput(ProcessBuilder.Redirect.from(input.toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError("still running after 2 minutes: " + all + read(err));
        }
        Run run = new Run(process.exitValue(), read(out), read(err));
        if (arguments.containsAll(List.of("scan", "--json")) && !run.out.isEmpty()) {
          ScanSchema.check(run.out);
        }
        return run;
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
