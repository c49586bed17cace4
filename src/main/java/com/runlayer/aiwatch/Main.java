// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import com.runlayer.aiwatch.cli.Cli;
import com.runlayer.aiwatch.cli.Invocation;
import com.runlayer.aiwatch.cli.Surroundings;
import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.platform.Interrupts;
import com.runlayer.aiwatch.platform.OwnProcess;
import com.runlayer.aiwatch.platform.posix.PosixBackground;
import com.runlayer.aiwatch.platform.posix.PosixPriority;
import com.runlayer.aiwatch.platform.posix.PosixPrograms;
import com.runlayer.aiwatch.platform.posix.PosixTerminals;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.graalvm.nativeimage.VMRuntime;

/// The process: guards first, then the command.
@QuarkusMain
public final class Main {
  private Main() {}

  /// Runs the program and ends the process with its exit code.
  public static void main(String... arguments) {
    long started = System.nanoTime();
    Properties properties = System.getProperties();
    if (OwnProcess.isImage()) {
      // left to the program by an image that does not parse its options itself; handles signals
      VMRuntime.initialize();
    }
    String[] left = StartGuards.takeProperties(arguments, properties);
    if (!isShipped()) {
      StartGuards.pinNativeLibrary(properties);
      Quarkus.run(DevelopmentRun.class, left);
      return;
    }
    StartGuards.clearProperties(properties);
    StartGuards.nameHost(properties);
    Path caller = StartGuards.leaveWorkingDirectory(properties);
    StartGuards.pinNativeLibrary(properties);
    Optional<HookClient> hook = FastLane.client(left);
    if (hook.isPresent()) {
      FastLane.run(hook.get(), properties, started);
    }
    System.exit(Cli.run(invocation(properties, caller), new Container(), left));
  }

  /// What the process itself gives to a command.
  static Invocation invocation(Properties properties, Path workingDirectory) {
    return new Invocation(
        properties,
        System.getenv(),
        workingDirectory,
        new FileInputStream(FileDescriptor.in),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Clock.systemUTC(),
        new Surroundings(
            new PosixTerminals(),
            new PosixPriority(),
            Pause.sleeping(),
            isShipped() ? PosixBackground.ofThisProgram(properties) : Background.none(),
            Interrupts.ofProcess(),
            new PosixPrograms()));
  }

  /// Whether this is a production build. Development and test builds run inside a JVM that Quarkus
  /// set up with properties of its own; they are told by the provider that only they hold.
  private static boolean isShipped() {
    return OwnProcess.isImage() || ServiceLoader.load(Development.class).findFirst().isEmpty();
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }
}
