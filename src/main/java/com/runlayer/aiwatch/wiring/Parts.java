// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.wiring;

import com.runlayer.aiwatch.Version;
import com.runlayer.aiwatch.config.Flags;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.Layouts;
import com.runlayer.aiwatch.config.ManagedPreferencesReader;
import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.config.ProxyRoute;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.SettingsReader;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.enroll.EnrollmentRecord;
import com.runlayer.aiwatch.enroll.FileCredentialStore;
import com.runlayer.aiwatch.log.Logs;
import com.runlayer.aiwatch.platform.Account;
import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.OwnProcess;
import com.runlayer.aiwatch.platform.StateDocument;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.SystemProxies;
import com.runlayer.aiwatch.platform.SystemRoots;
import com.runlayer.aiwatch.platform.macos.Keychain;
import com.runlayer.aiwatch.platform.macos.MacProxies;
import com.runlayer.aiwatch.platform.macos.MacRoots;
import com.runlayer.aiwatch.platform.posix.PosixHostName;
import com.runlayer.aiwatch.platform.posix.PosixRandomIds;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixSequences;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.spool.Courier;
import com.runlayer.aiwatch.spool.CourierStart;
import com.runlayer.aiwatch.spool.Spool;
import com.runlayer.aiwatch.spool.SpoolLimits;
import com.runlayer.aiwatch.spool.Transcripts;
import com.runlayer.aiwatch.tenant.BundleRoots;
import com.runlayer.aiwatch.tenant.CaBundle;
import com.runlayer.aiwatch.tenant.TenantConnection;
import com.runlayer.aiwatch.tenant.TenantException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The parts that more than one command is made of, each made when it is asked for.
public final class Parts {
  private final Properties properties;
  private final Clock clock;
  private final Pause pause;
  private final PosixSafeFiles files = new PosixSafeFiles();
  private final Layout layout;
  private final StateFiles state;

  /// @param properties the system properties: `aiwatch.root`, `aiwatch.layout`, the account
  /// @param pause waits for other processes
  public Parts(Properties properties, Clock clock, Pause pause) {
    this.properties = properties;
    this.clock = clock;
    this.pause = pause;
    this.layout = Layouts.from(properties, Account.of(properties));
    // one for the whole process, which its locks belong to
    this.state = new StateFiles(layout.stateDirectory(), files);
  }

  /// Where everything is.
  public Layout layout() {
    return layout;
  }

  /// Opens what others can write.
  public PosixSafeFiles files() {
    return files;
  }

  /// The user's state folder.
  public StateFiles state() {
    return state;
  }

  /// Reads what the administrator set.
  public ManagedPreferencesReader preferences() {
    return new ManagedPreferencesReader(files, files, Pause.sleeping());
  }

  /// The configuration.
  ///
  /// @param environment an empty map where it may have no say
  public Settings settings(Flags flags, Map<String, String> environment) {
    return new SettingsReader(preferences(), layout).read(flags, environment);
  }

  /// Where the user's keys are. A trial never touches the keychain.
  public CredentialStore credentials() {
    boolean keychain =
        Layout.Os.current() == Layout.Os.MACOS
            && !properties.containsKey(Layouts.TRIAL)
            && !properties.containsKey(Layouts.ROOT);
    return keychain ? new Keychain() : new FileCredentialStore(state);
  }

  /// Gets and keeps the user's key.
  public Enrollment enrollment() {
    return new Enrollment(
        state, credentials(), clock, pause, actsAsRoot(), Optional.of(enrollmentRecord()));
  }

  /// What is remembered from run to run.
  public StateDocument stateDocument() {
    return new StateDocument(state, pause::pass);
  }

  /// Remembers how the last enrollment ended.
  public EnrollmentRecord enrollmentRecord() {
    return new EnrollmentRecord(stateDocument(), clock, new Redactor()::text);
  }

  /// Whether the process is root's, who is no user. Below a trial's root folder root is whoever
  /// tries things out.
  public boolean actsAsRoot() {
    return files.effectiveUser() == 0 && !properties.containsKey(Layouts.ROOT);
  }

  /// The device's name, for an enrollment that none is configured for.
  public String hostName() {
    return new PosixHostName().get();
  }

  /// The way to a tenant.
  ///
  /// @throws TenantException if the configured roots cannot be used
  public TenantConnection connection(TenantHost host, Settings settings) throws TenantException {
    Optional<CaBundle> roots = Optional.empty();
    if (settings.caBundle().isPresent()) {
      roots = Optional.of(CaBundle.read(settings.caBundle().get(), files));
    }
    return new TenantConnection(
        host,
        roots,
        systemRoots(),
        proxyRoute(host, settings).proxy(),
        Version.current().userAgent());
  }

  /// Through which proxy the way to a tenant leads, and who says so.
  public ProxyRoute proxyRoute(TenantHost host, Settings settings) {
    return settings.proxyRoute().orOf(host, systemProxies());
  }

  /// Whom the system trusts.
  public SystemRoots systemRoots() {
    return asksMacOs() ? new MacRoots() : new BundleRoots(files, layout.rootCertificates());
  }

  /// Where a system other than macOS keeps proxies, if anywhere, is a matter of each desktop.
  public SystemProxies systemProxies() {
    return asksMacOs() ? new MacProxies() : SystemProxies.none();
  }

  /// Whether the system's own settings count: a trial in a folder of its own has only what lies
  /// there.
  private boolean asksMacOs() {
    return Layout.Os.current() == Layout.Os.MACOS && !properties.containsKey(Layouts.ROOT);
  }

  /// The log of this device and user.
  public Logs logs() {
    return new Logs(layout, actsAsRoot(), state);
  }

  /// What hooks leave for a courier.
  public Spool spool() {
    return new Spool(
        state,
        new PosixSequences(),
        SpoolLimits.standard(),
        clock,
        OwnProcess.pid(),
        new PosixRandomIds());
  }

  /// Delivers what hooks left.
  public Courier courier() {
    return new Courier(
        state,
        spool(),
        SpoolLimits.standard(),
        credentials(),
        enrollment(),
        new Transcripts(layout.home(), files),
        clock,
        System::nanoTime);
  }

  /// Starts a courier where one is of use; root has no key to deliver anything with.
  public CourierStart courierStart(Background background) {
    return new CourierStart(
        state, clock, actsAsRoot() ? Background.none() : background, Layouts.arguments(properties));
  }
}
