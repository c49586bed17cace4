// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.hook.AnswerStream;
import com.runlayer.aiwatch.hook.HookParts;
import com.runlayer.aiwatch.hook.HookProcess;
import com.runlayer.aiwatch.hook.HookWorld;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.verdict.Notes;
import com.runlayer.aiwatch.platform.posix.PosixBackground;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/// The way of the hooks that clients start. A client waits for one at every tool call, so it is
/// answered before options are parsed and a container is thought of; every other spelling of the
/// command goes the usual way and comes to the same answer.
final class FastLane {
  private FastLane() {}

  /// Whose hook this is, if it is the plain command of an installed one.
  static Optional<HookClient> client(String[] arguments) {
    return arguments.length == 3 && arguments[0].equals("hook") && arguments[1].equals("--client")
        ? HookClient.named(arguments[2])
        : Optional.empty();
  }

  /// Answers and ends the process.
  ///
  /// @param started when the process began, by `System.nanoTime()`
  static void run(HookClient client, Properties properties, long started) {
    HookProcess process =
        new HookProcess(
            client,
            new AnswerStream(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)),
            Runtime.getRuntime()::halt);
    Duration left = HookProcess.LIMIT.minusNanos(System.nanoTime() - started);
    process.run(
        left,
        new FileInputStream(FileDescriptor.in),
        () ->
            new HookParts(
                new HookWorld(
                    properties,
                    System.getenv(),
                    Clock.systemUTC(),
                    System::nanoTime,
                    started,
                    Pause.sleeping(),
                    PosixBackground.ofThisProgram(properties),
                    new Container()),
                Notes.NONE));
  }
}
