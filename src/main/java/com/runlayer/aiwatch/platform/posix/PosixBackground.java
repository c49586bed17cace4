// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.platform.OwnProcess;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/// Starts the program as a child whose descriptors the runtime closes (`childproc.c` of the JDK
/// closes all but the three streams before `exec`), and which leaves the session itself as the
/// first
/// thing it does. Whoever started it ends soon, and the system's first process reaps it.
public final class PosixBackground implements Background {
  private static final File NOWHERE = new File("/dev/null");

  private final Supplier<List<String>> command;

  /// @param command the program and what comes before its arguments; empty where it is not known,
  ///     and nothing can be started. Asked when something is started: it costs a client time.
  public PosixBackground(Supplier<List<String>> command) {
    this.command = command;
  }

  /// The program that this process runs: the native binary, or the Java runtime with the jar.
  ///
  /// @param properties the system properties
  public static PosixBackground ofThisProgram(Properties properties) {
    return new PosixBackground(() -> thisProgram(properties));
  }

  private static List<String> thisProgram(Properties properties) {
    Optional<Path> executable = OwnProcess.executable();
    if (executable.isEmpty()) {
      return List.of();
    }
    if (OwnProcess.isImage()) {
      return List.of(executable.get().toString());
    }
    String jar = properties.getProperty("java.class.path", "");
    return jar.endsWith(".jar") && jar.indexOf(File.pathSeparatorChar) < 0
        ? List.of(executable.get().toString(), "-jar", Path.of(jar).toAbsolutePath().toString())
        : List.of();
  }

  @Override
  public void start(List<String> arguments) {
    List<String> all = new ArrayList<>(command.get());
    if (all.isEmpty()) {
      return;
    }
    all.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(new File("/"))
            .redirectInput(Redirect.from(NOWHERE))
            .redirectOutput(Redirect.to(NOWHERE))
            .redirectError(Redirect.to(NOWHERE));
    builder.environment().clear();
    try {
      builder.start();
    } catch (IOException e) {
      // what it would have done stays undone until the next one
    }
  }

  @Override
  public void leaveSession(Duration longest) {
    Posix.load().newSession();
    Thread.ofPlatform().daemon().name("end-of-life").start(() -> end(longest));
  }

  private static void end(Duration after) {
    try {
      Thread.sleep(after);
    } catch (InterruptedException e) {
      return;
    }
    Runtime.getRuntime().halt(1);
  }
}
