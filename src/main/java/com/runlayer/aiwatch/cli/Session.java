// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.Version;
import com.runlayer.aiwatch.config.ConfigRefusedException;
import com.runlayer.aiwatch.config.Flags;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.Layouts;
import com.runlayer.aiwatch.config.LogLevel;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.discovery.Discovery;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.enroll.EnrollmentRecord;
import com.runlayer.aiwatch.hook.HookParts;
import com.runlayer.aiwatch.hook.HookWorld;
import com.runlayer.aiwatch.hook.verdict.Notes;
import com.runlayer.aiwatch.log.Journal;
import com.runlayer.aiwatch.log.Level;
import com.runlayer.aiwatch.log.LibraryLog;
import com.runlayer.aiwatch.log.Logs;
import com.runlayer.aiwatch.platform.Device;
import com.runlayer.aiwatch.platform.DeviceReader;
import com.runlayer.aiwatch.platform.HardwareId;
import com.runlayer.aiwatch.platform.LineFile;
import com.runlayer.aiwatch.platform.MachineIdFile;
import com.runlayer.aiwatch.platform.MountTable;
import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.platform.RemoteMounts;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.macos.HostUuid;
import com.runlayer.aiwatch.platform.macos.MacMounts;
import com.runlayer.aiwatch.platform.posix.PosixFolders;
import com.runlayer.aiwatch.platform.posix.PosixHostName;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.scan.ScanService;
import com.runlayer.aiwatch.scan.ScanState;
import com.runlayer.aiwatch.setup.DeviceSetup;
import com.runlayer.aiwatch.setup.SetupWorld;
import com.runlayer.aiwatch.spool.CourierStart;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantConnector;
import com.runlayer.aiwatch.tenant.TenantException;
import com.runlayer.aiwatch.wiring.Parts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// One run of the program, put together by hand: what a command asks for is made when it asks, so
/// that no command pays for another's parts.
final class Session implements AutoCloseable {
  private final Invocation invocation;
  private final TenantConnector connector;
  private final Redactor redactor = new Redactor();
  private @Nullable Parts parts;
  private @Nullable Journal journal;
  private @Nullable LibraryLog libraries;

  /// @param connector reaches the tenant; only asked when something is sent
  Session(Invocation invocation, TenantConnector connector) {
    this.invocation = invocation;
    this.connector = connector;
  }

  Invocation invocation() {
    return invocation;
  }

  Redactor redactor() {
    return redactor;
  }

  PosixSafeFiles files() {
    return parts().files();
  }

  Version version() {
    return Version.current();
  }

  /// What this command shares with others. Made late, because a command that is told its layout or
  /// its account wrongly says so in its own words.
  Parts parts() {
    Parts made = parts;
    if (made == null) {
      made =
          new Parts(invocation.properties(), invocation.clock(), invocation.surroundings().pause());
      parts = made;
    }
    return made;
  }

  Layout layout() {
    return parts().layout();
  }

  ManagedPreferences managedPreferences() {
    return parts().preferences().read(layout());
  }

  Settings settings(Flags flags) {
    return parts().settings(flags, invocation.environment());
  }

  ScanService scans() {
    return new ScanService(
        new Discovery(
            layout(),
            invocation.environment(),
            files(),
            files(),
            redactor,
            new PosixFolders(),
            mounts(),
            Catalogue.load(),
            System::nanoTime),
        scanState(),
        redactor,
        version().number());
  }

  ScanState scanState() {
    StateFiles state = stateFiles();
    return new ScanState(state, parts().stateDocument(), layout().home(), invocation.clock());
  }

  /// Of the system that runs, whatever layout is tried out on it.
  private RemoteMounts mounts() {
    return switch (Layout.Os.current()) {
      case MACOS -> new MacMounts();
      case LINUX -> new MountTable(files(), Path.of("/"));
    };
  }

  Device device() throws StateException {
    return deviceReader().read(invocation.properties());
  }

  DeviceReader deviceReader() {
    HardwareId hardware =
        // of the machine that runs, whatever layout is tried out on it
        switch (Layout.Os.current()) {
          case MACOS -> new HostUuid();
          case LINUX -> new MachineIdFile(files(), layout().root());
        };
    return new DeviceReader(new PosixHostName(), hardware, stateFiles(), UUID::randomUUID);
  }

  Enrollment enrollment() {
    return parts().enrollment();
  }

  EnrollmentRecord enrollmentRecord() {
    return parts().enrollmentRecord();
  }

  /// Starts a courier where one is of use.
  CourierStart courierStart() {
    return parts().courierStart(invocation.surroundings().background());
  }

  /// The settings as a hook and its courier see them: nothing of the environment counts.
  Settings settingsOfHooks() {
    return parts().settings(Flags.none(), Map.of());
  }

  /// What answers a client, put together as for an installed hook.
  HookParts hook(Notes notes) {
    return new HookParts(
        new HookWorld(
            invocation.properties(),
            invocation.environment(),
            invocation.clock(),
            System::nanoTime,
            System.nanoTime(),
            invocation.surroundings().pause(),
            invocation.surroundings().background(),
            connector),
        notes);
  }

  /// Whether the process is root's, who is no user.
  boolean actsAsRoot() {
    return parts().actsAsRoot();
  }

  String hostName() {
    return parts().hostName();
  }

  /// The device, for the installation of hooks.
  SetupWorld setup() {
    return new DeviceSetup(
        parts(),
        invocation.properties().containsKey(Layouts.ROOT),
        invocation.clock(),
        invocation.surroundings().pause());
  }

  /// The options that are secrets.
  SecretInput secretInput() {
    return new SecretInput(invocation.in());
  }

  /// The log of this device and user.
  Logs logs() {
    return parts().logs();
  }

  /// The log of one command.
  ///
  /// @param stored whether it is written to the file; a command that only looks writes nothing
  /// @param mirrored whether stderr shows the lines too
  CommandLog log(CommandSpec command, boolean stored, boolean mirrored) {
    return new CommandLog(
        journal(),
        command.qualifiedName(" ").substring(command.root().name().length()).strip(),
        stored,
        mirrored ? Optional.of(command.commandLine().getErr()) : Optional.empty());
  }

  /// What this run writes to the log. Nothing is touched before the first line.
  Journal journal() {
    if (journal == null) {
      journal =
          new Journal(
              logFile(),
              redactor,
              invocation.clock(),
              Level.least(invocation.environment().getOrDefault(LogLevel.VARIABLE, "")));
    }
    return journal;
  }

  /// Where its place cannot be told, there is none; the command ends for the same reason and says
  /// so.
  private LineFile logFile() {
    try {
      return logs().file();
    } catch (ConfigRefusedException | PlatformUnavailableException e) {
      return LineFile.none();
    }
  }

  /// Why lines of the log are missing; empty where none are.
  Optional<String> logFailure() {
    return Optional.ofNullable(journal).flatMap(Journal::failure);
  }

  @Override
  public void close() {
    if (libraries != null) {
      libraries.close();
    }
  }

  /// The options of an enrollment that override the configuration.
  Flags enrollFlags(
      CommandSpec command,
      Optional<String> host,
      Optional<Secret> enrollmentKey,
      Optional<String> username,
      Optional<String> deviceName) {
    return new Flags(
        host, Optional.empty(), enrollmentKey, username, deviceName, caBundle(command));
  }

  /// The options that override the configuration, as far as `command` has them.
  Flags flags(CommandSpec command, Optional<String> host, Optional<Secret> orgApiKey) {
    return new Flags(
        host, orgApiKey, Optional.empty(), Optional.empty(), Optional.empty(), caBundle(command));
  }

  private Optional<Path> caBundle(CommandSpec command) {
    Optional<Path> caBundle =
        command.root().userObject() instanceof AiwatchCommand top
            ? top.caBundle()
            : Optional.empty();
    return caBundle.map(path -> invocation.workingDirectory().resolve(path).normalize());
  }

  /// A client of the tenant that the settings name.
  ///
  /// @throws CommandFailure if the configured roots cannot be used
  Tenant tenant(TenantHost host, Settings settings) throws CommandFailure {
    Tenant tenant;
    try {
      tenant = connector.connect(parts().connection(host, settings));
    } catch (TenantException e) {
      throw new CommandFailure(ExitCode.USAGE, e.sentence());
    }
    if (libraries == null) {
      libraries = LibraryLog.attach(journal().of("library"));
    }
    return tenant;
  }

  private StateFiles stateFiles() {
    return parts().state();
  }
}
