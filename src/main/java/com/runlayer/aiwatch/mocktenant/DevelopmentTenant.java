// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.dd.plist.NSDictionary;
import com.dd.plist.XMLPropertyListWriter;
import com.runlayer.aiwatch.Development;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// A trial run against a mock tenant: starts one, and writes managed preferences that lead to it.
public final class DevelopmentTenant implements Development {
  private static final int PREFERRED_PORT = 8765;

  /// Where the device channel is on Linux and on macOS; a trial may use either layout.
  private static final List<Path> MANAGED_FOLDERS =
      List.of(Path.of("etc/runlayer"), Path.of("Library/Managed Preferences"));

  private static final String MACHINE_ID = "7a3d1f0000000000000000000000da1a\n";

  private static final String MANAGED_FILE = "com.runlayer.aiwatch.plist";

  private final LastRun lastRun;
  private final int preferredPort;

  /// For `ServiceLoader`.
  public DevelopmentTenant() {
    this(System.getProperties(), PREFERRED_PORT);
  }

  /// @param memory what outlives the class loader
  /// @param preferredPort tried first, so that an open page finds the tenant again
  DevelopmentTenant(Properties memory, int preferredPort) {
    this.lastRun = new LastRun(memory);
    this.preferredPort = preferredPort;
  }

  @Override
  public Trial prepare(List<String> arguments) throws IOException {
    Path root = temporaryRoot();
    MockTenant tenant = startTenant();
    NSDictionary preferences = new NSDictionary();
    preferences.put("Host", tenant.address().toString());
    preferences.put("OrgApiKey", tenant.organisationKey());
    preferences.put("EnrollmentKey", tenant.enrollmentKey());
    for (Path folder : MANAGED_FOLDERS) {
      write(preferences, makeFolder(root, folder).resolve(MANAGED_FILE));
    }
    // Without one, the trial would leave an id of its own in the caller's home.
    Path machineId = Files.writeString(root.resolve("etc/machine-id"), MACHINE_ID);
    machineId.toFile().deleteOnExit();
    return new Trial(
        root,
        arguments.isEmpty() ? List.of("scan") : List.copyOf(arguments),
        "What arrived at the mock tenant: " + tenant.address() + "/");
  }

  /// Stops the tenant of the run before and starts one at the same address, which a browser may be
  /// looking at.
  private MockTenant startTenant() throws IOException {
    Optional<RunningServer> before = lastRun.server();
    before.ifPresent(RunningServer::stop);
    lastRun.forget();
    MockTenant tenant = startAt(before.map(RunningServer::port).orElse(preferredPort));
    lastRun.remember(tenant.running());
    return tenant;
  }

  private static MockTenant startAt(int port) throws IOException {
    MockTenantOptions options = MockTenantOptions.defaults();
    try {
      return MockTenant.start(options.withPort(port));
    } catch (BindException e) {
      return MockTenant.start(options);
    }
  }

  /// A folder for nobody else, gone when the JVM ends unless the run put more into it.
  private static Path temporaryRoot() throws IOException {
    Path root =
        Files.createTempDirectory(
            "aiwatch-trial-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    root.toFile().deleteOnExit();
    return root.toRealPath();
  }

  private static Path makeFolder(Path root, Path relative) throws IOException {
    Path folder = root;
    for (Path name : relative) {
      folder = folder.resolve(name);
      Files.createDirectory(folder);
      folder.toFile().deleteOnExit();
    }
    return folder;
  }

  private static void write(NSDictionary preferences, Path file) throws IOException {
    XMLPropertyListWriter.write(preferences, file);
    file.toFile().deleteOnExit();
  }
}
