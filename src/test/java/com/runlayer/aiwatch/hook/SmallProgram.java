// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.verdict.Notes;
import com.runlayer.aiwatch.platform.Background;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/// A hook in a process of its own with little more memory than the built program gives itself
/// (`application.properties`), and a collector of the same kind. A virtual machine needs the
/// difference for objects that the built program has in its image.
final class SmallProgram {
  private SmallProgram() {}

  /// The hook.
  ///
  /// @param arguments root, home and client
  public static void main(String[] arguments) {
    long started = System.nanoTime();
    Properties properties = new Properties();
    properties.setProperty("aiwatch.root", arguments[0]);
    properties.setProperty("aiwatch.layout", "linux");
    properties.setProperty("user.home", arguments[1]);
    properties.setProperty("user.name", "dev");
    new HookProcess(
            HookClient.named(arguments[2]).orElseThrow(),
            new AnswerStream(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)),
            Runtime.getRuntime()::halt)
        .run(
            Duration.ofMinutes(2),
            new FileInputStream(FileDescriptor.in),
            () ->
                new HookParts(
                    new HookWorld(
                        properties,
                        Map.of(),
                        Clock.systemUTC(),
                        System::nanoTime,
                        started,
                        Pause.sleeping(),
                        Background.none(),
                        _ -> {
                          throw new AssertionError("no enrollment key is configured");
                        }),
                    Notes.NONE));
  }

  /// What the client gets.
  static String answer(HookDevice device, HookClient client, byte[] payload)
      throws IOException, InterruptedException {
    Path input = Files.write(device.home().resolve("input"), payload);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx72m",
            "-XX:MaxNewSize=8m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Djna.boot.library.path=" + System.getProperty("jna.boot.library.path", "target"),
            "-Djna.nounpack=true",
            "-cp",
            System.getProperty("java.class.path"),
            SmallProgram.class.getName(),
            device.root().toString(),
            device.home().toString(),
            client.wireName());
    Process process =
        builder.redirectInput(input.toFile()).redirectError(new File("/dev/null")).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
