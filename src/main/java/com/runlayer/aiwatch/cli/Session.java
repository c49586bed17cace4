// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.Version;
import com.runlayer.aiwatch.config.Flags;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.Layouts;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.ManagedPreferencesReader;
import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.SettingsReader;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.discovery.Discovery;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.enroll.EnrollmentRecord;
import com.runlayer.aiwatch.enroll.FileCredentialStore;
import com.runlayer.aiwatch.platform.Account;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.Device;
import com.runlayer.aiwatch.platform.DeviceReader;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.HardwareId;
import com.runlayer.aiwatch.platform.MachineIdFile;
import com.runlayer.aiwatch.platform.MountTable;
import com.runlayer.aiwatch.platform.RemoteMounts;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.StateDocument;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.macos.HostUuid;
import com.runlayer.aiwatch.platform.macos.Keychain;
import com.runlayer.aiwatch.platform.macos.MacMounts;
import com.runlayer.aiwatch.platform.posix.PosixFolders;
import com.runlayer.aiwatch.platform.posix.PosixHostName;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.scan.ScanService;
import com.runlayer.aiwatch.scan.ScanState;
import com.runlayer.aiwatch.tenant.CaBundle;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantConnection;
import com.runlayer.aiwatch.tenant.TenantConnector;
import com.runlayer.aiwatch.tenant.TenantException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;

/// One run of the program, put together by hand: what a command asks for is made when it asks, so
/// that no command pays for another's parts.
final class Session {
  private static final int MAX_CA_BUNDLE = 4 * 1024 * 1024;

  private final Invocation invocation;
  private final TenantConnector connector;
  private final Redactor redactor = new Redactor();
  private final PosixSafeFiles files = new PosixSafeFiles();

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
    return files;
  }

  Version version() {
    return Version.current();
  }

  Layout layout() {
    return Layouts.from(invocation.properties(), Account.of(invocation.properties()));
  }

  ManagedPreferences managedPreferences() {
    return preferencesReader().read(layout());
  }

  Settings settings(Flags flags) {
    return new SettingsReader(preferencesReader(), layout()).read(flags, invocation.environment());
  }

  private ManagedPreferencesReader preferencesReader() {
    return new ManagedPreferencesReader(files, files, Pause.sleeping());
  }

  ScanService scans() {
    return new ScanService(
        new Discovery(
            layout(),
            invocation.environment(),
            files,
            files,
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
    return new ScanState(state, stateDocument(state), layout().home(), invocation.clock());
  }

  private StateDocument stateDocument(StateFiles state) {
    return new StateDocument(state, invocation.surroundings().pause()::pass);
  }

  /// Of the system that runs, whatever layout is tried out on it.
  private RemoteMounts mounts() {
    return switch (Layout.Os.current()) {
      case MACOS -> new MacMounts();
      case LINUX -> new MountTable(files, Path.of("/"));
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
          case LINUX -> new MachineIdFile(files, layout().root());
        };
    return new DeviceReader(new PosixHostName(), hardware, stateFiles(), UUID::randomUUID);
  }

  Enrollment enrollment() {
    return new Enrollment(
        stateFiles(),
        credentials(),
        invocation.clock(),
        invocation.surroundings().pause(),
        actsAsRoot(),
        Optional.of(enrollmentRecord()));
  }

  EnrollmentRecord enrollmentRecord() {
    return new EnrollmentRecord(stateDocument(stateFiles()), invocation.clock(), redactor::text);
  }

  /// Where the user's keys are. A trial never touches the keychain.
  CredentialStore credentials() {
    boolean keychain =
        Layout.Os.current() == Layout.Os.MACOS
            && !invocation.properties().containsKey(Layouts.TRIAL)
            && !invocation.properties().containsKey(Layouts.ROOT);
    return keychain ? new Keychain() : new FileCredentialStore(stateFiles());
  }

  /// Whether the process is root's, who is no user. Below a trial's root folder root is whoever
  /// tries things out.
  boolean actsAsRoot() {
    return files.effectiveUser() == 0 && !invocation.properties().containsKey(Layouts.ROOT);
  }

  String hostName() {
    return new PosixHostName().get();
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
  Tenant tenant(TenantHost host, Settings settings) throws CommandFailure, TenantException {
    Optional<CaBundle> roots = Optional.empty();
    if (settings.caBundle().isPresent()) {
      roots = Optional.of(caBundle(settings.caBundle().get()));
    }
    return connector.connect(
        new TenantConnection(host, roots, settings.proxy(), version().userAgent()));
  }

  private CaBundle caBundle(Path path) throws CommandFailure, TenantException {
    return switch (files.read(path, SafeFiles.Links.FOLLOW, MAX_CA_BUNDLE)) {
      case FileContent.Read read -> CaBundle.parse(path, read.bytes());
      case FileContent.Absent _ ->
          throw new CommandFailure(
              ExitCode.USAGE, "the CA bundle " + path + " is not there; name an existing file");
      case FileContent.Refused refused ->
          throw new CommandFailure(
              ExitCode.USAGE, "the CA bundle " + path + " " + refused.explanation());
    };
  }

  StateFiles stateFiles() {
    return new StateFiles(layout().stateDirectory(), files);
  }
}
