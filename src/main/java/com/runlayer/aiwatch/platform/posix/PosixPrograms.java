// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.ProgramRun;
import com.runlayer.aiwatch.platform.Programs;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts programs that belong to the system, and gives them nothing that could turn them: no
/// environment, no input, no folder of the caller's.
public final class PosixPrograms implements Programs {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 64 * 1024;

  private final Duration limit;

  /// With the limit that every caller counts on.
  public PosixPrograms() {
    this(LIMIT);
  }

  /// @param limit how long a program may take
  PosixPrograms(Duration limit) {
    this.limit = limit;
  }

  @Override
  public ProgramRun run(Path program, List<String> arguments) {
    if (!program.isAbsolute()) {
      throw new IllegalArgumentException("not an absolute path: " + program);
    }
    if (!Files.isExecutable(program)) {
      return new ProgramRun.NotStarted("is not there");
    }
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    builder.environment().clear();
    try {
      return ended(builder.start());
    } catch (IOException e) {
      return new ProgramRun.NotStarted("could not be started");
    }
  }

  /// The output is read beside the waiting: a program that prints more than a pipe holds would wait
  /// for ever for its reader. A child of the program may keep the pipe open after its end; by the
  /// limit everything that the program itself wrote has been read, and that is its output.
  private ProgramRun ended(Process process) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Thread reader = Thread.ofVirtual().start(() -> read(process.getInputStream(), output));
    long end = System.nanoTime() + limit.toNanos();
    try {
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        return new ProgramRun.TimedOut();
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      reader.join(Duration.ofMillis(Math.max(1, left)));
      synchronized (output) {
        return new ProgramRun.Ended(process.exitValue(), output.toString(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProgramRun.TimedOut();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void read(InputStream in, ByteArrayOutputStream output) {
    byte[] buffer = new byte[8192];
    try (in) {
      int count = in.read(buffer);
      while (count >= 0) {
        synchronized (output) {
          // the rest is read and dropped, so that the program comes to its end
          output.write(buffer, 0, Math.min(count, MAX_BYTES - output.size()));
        }
        count = in.read(buffer);
      }
    } catch (IOException e) {
      // the program was ended, and so is its pipe
    }
  }
}
