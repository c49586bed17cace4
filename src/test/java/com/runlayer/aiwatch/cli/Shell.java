// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.platform.Interrupts;
import com.runlayer.aiwatch.platform.ProgramRun;
import com.runlayer.aiwatch.platform.Programs;
import com.runlayer.aiwatch.platform.Terminals;
import com.runlayer.aiwatch.scan.ScanSchema;
import com.runlayer.aiwatch.tenant.TenantConnector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;

/// Runs commands in this process, in a world of its own below one folder: system root, home,
/// environment, clock.
public final class Shell {
  private static final TenantConnector NO_TENANT =
      connection -> {
        throw new AssertionError("the tenant was asked for: " + connection);
      };

  private final Path world;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Duration> pauses = new ArrayList<>();
  private TenantConnector connector = NO_TENANT;
  private Terminals terminals = Terminals.none();
  private Programs programs = (program, arguments) -> new ProgramRun.NotStarted("is not there");
  private Runnable onPause = () -> {};
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private int lowered;
  private String layout = "linux";
  private String input = "";

  /// What a command left behind.
  ///
  /// @param exit the exit code
  public record Result(int exit, String out, String err) {}

  /// @param folder an empty folder for root and home
  public Shell(Path folder) {
    this.world = folder;
    write(root().resolve("etc/machine-id"), "0123456789abcdef0123456789abcdef\n");
    try {
      Files.createDirectories(home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What stands in front of system paths.
  public Path root() {
    return world.resolve("root");
  }

  /// The user's home.
  public Path home() {
    return world.resolve("home");
  }

  /// The client of the tenant; without one, a command that asks for it fails the test.
  public Shell tenant(TenantConnector reached) {
    connector = reached;
    return this;
  }

  /// What every command finds on its stdin.
  public Shell input(String text) {
    input = text;
    return this;
  }

  /// The system whose paths are used: `linux` or `macos`.
  public Shell layout(String name) {
    layout = name;
    return this;
  }

  /// Sets an environment variable.
  public Shell environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// Environment variables from `NAME=value NAME=value`.
  public static Map<String, String> variables(String text) {
    Map<String, String> variables = new HashMap<>();
    for (String variable : text.split(" ", -1)) {
      int equals = variable.indexOf('=');
      variables.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return variables;
  }

  /// Both streams lead to a terminal of this width.
  public Shell terminal(int columns) {
    environment.put("TERM", "xterm-256color");
    terminals =
        new Terminals() {
          @Override
          public boolean isTerminal(Stream stream) {
            return true;
          }

          @Override
          public OptionalInt columns(Stream stream) {
            return OptionalInt.of(columns);
          }
        };
    return this;
  }

  /// What the system's programs answer.
  public Shell programs(Programs answering) {
    programs = answering;
    return this;
  }

  /// Runs whenever a command lets time pass, which takes none here.
  public Shell onPause(Runnable action) {
    onPause = action;
    return this;
  }

  /// How long commands let time pass.
  public List<Duration> pauses() {
    return pauses;
  }

  /// How often commands stepped back behind others.
  public int lowered() {
    return lowered;
  }

  /// Sets the clock.
  public Shell now(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  /// Writes a file below home.
  public Shell file(String path, String content) {
    write(home().resolve(path), content);
    return this;
  }

  /// Writes the device's managed preferences: the inside of an XML property list's dictionary.
  public Shell managed(String entries) {
    String path =
        layout.equals("macos")
            ? "Library/Managed Preferences/com.runlayer.aiwatch.plist"
            : "etc/runlayer/com.runlayer.aiwatch.plist";
    write(
        root().resolve(path),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>"
            + entries
            + "</dict></plist>\n");
    return this;
  }

  /// Runs a command. A JSON document of a scan must follow its description.
  public Result run(String... arguments) {
    Properties properties = new Properties();
    properties.setProperty("aiwatch.root", root().toString());
    properties.setProperty("aiwatch.layout", layout);
    properties.setProperty("user.name", "dev");
    properties.setProperty("user.home", home().toString());
    properties.setProperty("os.name", "Linux");
    properties.setProperty("os.version", "6.1");
    properties.setProperty("os.arch", "amd64");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Cli.run(
            new Invocation(
                properties,
                environment,
                world,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(now, ZoneOffset.UTC),
                new Surroundings(
                    terminals,
                    () -> lowered++,
                    this::pause,
                    Background.none(),
                    Interrupts.none(),
                    programs)),
            connector,
            arguments);
    Result result =
        new Result(
            exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    if (List.of(arguments).containsAll(List.of("scan", "--json")) && !result.out.isEmpty()) {
      ScanSchema.check(result.out);
    }
    return result;
  }

  private void pause(Duration duration) {
    pauses.add(duration);
    onPause.run();
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
