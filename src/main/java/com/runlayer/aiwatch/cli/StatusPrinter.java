// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.config.ConfigProblem;
import com.runlayer.aiwatch.config.Setting;
import com.runlayer.aiwatch.config.Value;
import com.runlayer.aiwatch.enroll.HostStanding;
import com.runlayer.aiwatch.enroll.LastEnrollment;
import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.DeviceStatus;
import com.runlayer.aiwatch.health.HookPresence.ClientHook;
import com.runlayer.aiwatch.health.HookPresence.State;
import com.runlayer.aiwatch.health.Part;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.DeviceReader.IdSource;
import com.runlayer.aiwatch.scan.LastScan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The status as a person reads it, on one screen.
final class StatusPrinter {
  private final PrintWriter out;
  private final Ink ink;
  private final Subject subject;
  private final ShortPaths paths;
  private final Instant now;

  StatusPrinter(PrintWriter out, Screen screen, Subject subject) {
    this.out = out;
    this.ink = screen.ink();
    this.subject = subject;
    this.paths = new ShortPaths(subject.layout().home());
    this.now = subject.clock().instant();
  }

  void print(String version, DeviceStatus status) {
    out.println(version);
    out.println();
    configuration();
    out.println();
    Table table = new Table("WHAT", "STATE");
    part(table, "enrolled", status.tenants(), this::tenants);
    part(table, "last enrollment", status.lastEnrollment(), last -> List.of(enrollment(last)));
    for (ClientHook hook : status.hooks()) {
      table.row("hook of " + hook.title(), hook(hook.state()));
    }
    holes(status.hooks()).ifPresent(holes -> table.row("known holes", holes));
    part(table, "last scan", status.lastScan(), this::scan);
    part(table, "spool", status.spool(), spool -> new SpoolLines(now, paths).of(spool));
    part(table, "device id", status.deviceId(), source -> List.of(deviceId(source)));
    table.row("log", paths.of(status.log()) + (status.hasLog() ? "" : " (not there yet)"));
    table.lines(ink).forEach(out::println);
  }

  private void configuration() {
    Table values = new Table("KEY", "VALUE", "SOURCE");
    for (Setting setting : subject.settings().all()) {
      if (setting.value().isPresent()) {
        values.row(
            setting.key().title(),
            setting.value().map(Value::display).orElse(""),
            paths.in(setting.source().describe()));
      }
    }
    values.lines(ink).forEach(out::println);
    if (subject.settings().host().isEmpty()) {
      out.println("No tenant is configured (Host).");
    }
    for (ConfigProblem problem : subject.settings().problems()) {
      out.println(ink.warning(Printable.of(paths.in(problem.sentence()))));
    }
  }

  private <T> void part(Table table, String name, Part<T> part, Function<T, List<String>> lines) {
    List<String> all =
        switch (part) {
          case Part.Known<T>(T value) -> lines.apply(value);
          case Part.Unknown<T>(String sentence) -> List.of("not known: " + paths.in(sentence));
        };
    table.row(name, all.getFirst());
    all.stream().skip(1).forEach(line -> table.row("", line));
  }

  private List<String> tenants(List<HostStanding> standings) {
    return standings.isEmpty() ? List.of("no") : standings.stream().map(this::standing).toList();
  }

  private String standing(HostStanding standing) {
    String host = standing.hostKey();
    return switch (standing.key()) {
      case HostStanding.Key.Present _ -> {
        if (standing.rejected()) {
          yield "no: " + host + " refused the key; aiwatch enroll exchanges it";
        }
        yield "with " + host + (standing.marked() ? "" : ", but the marker is missing");
      }
      case HostStanding.Key.Absent _ ->
          "not with " + host + (standing.marked() ? ", although the marker says so" : "");
      case HostStanding.Key.Unknown(var failure) -> "not known: " + paths.in(failure.sentence());
    };
  }

  private String enrollment(Optional<LastEnrollment> last) {
    if (last.isEmpty()) {
      return "none is known";
    }
    String when = Ages.at(last.get().finishedAt(), now);
    return switch (last.get().outcome()) {
      case EXCHANGED -> when + ": got a key";
      case ALREADY -> when + ": there was a key already";
      case FAILED -> when + ": failed: " + paths.in(last.get().error().orElse("nobody knows why"));
    };
  }

  private String hook(State state) {
    return switch (state) {
      case State.Present present -> "in " + list(present.files());
      case State.Missing _ -> "none";
      case State.Drifted drifted -> "not as it should be: " + list(drifted.files());
      case State.NotHeeded shadow ->
          paths.of(shadow.file()) + " is not heeded: " + paths.in(shadow.reason());
      case State.Unknown unknown ->
          "not known: " + paths.of(unknown.file()) + " " + unknown.explanation();
      case State.NoClient _ -> "none; the client is not on this device";
    };
  }

  /// All of them would be more than a screen holds.
  private static Optional<String> holes(List<ClientHook> hooks) {
    int holes =
        hooks.stream()
            .filter(hook -> hook.state() instanceof State.Present)
            .mapToInt(hook -> hook.holes().size())
            .sum();
    return holes == 0
        ? Optional.empty()
        : Optional.of(holes + "; aiwatch setup hooks check names them");
  }

  private List<String> scan(Optional<LastScan> last) {
    if (last.isEmpty()) {
      return List.of("none is known");
    }
    LastScan scan = last.get();
    String first =
        Ages.at(scan.finishedAt(), now)
            + ": "
            + Ages.count(scan.servers(), "server")
            + " in "
            + Ages.count(scan.configurations(), "file")
            + ", "
            + Ages.count(scan.gaps(), "gap")
            + ", "
            + Ages.count(scan.errors(), "error")
            + (scan.submitted() ? ", reported" : ", not reported whole");
    return scan.failures().isEmpty()
        ? List.of(first)
        : List.of(first, paths.in(scan.failures().getFirst()));
  }

  private static String deviceId(IdSource source) {
    return switch (source) {
      case HARDWARE -> "from the machine's own id";
      case KEPT -> "a random one, kept in ~/.runlayer/device_id";
      case NONE -> "none yet; the next scan makes one";
    };
  }

  private String list(List<Path> files) {
    return files.stream().map(paths::of).collect(Collectors.joining(", "));
  }
}
