// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every path of the system as a pure function of operating system, root, home and user, so that
/// one test pins the paths of both systems on either.
///
/// @param os whose paths are meant; not necessarily the system that runs
/// @param root what stands in front of every absolute system path: `/`, or a trial's folder
/// @param home the user's home, absolute; not below `root` unless the caller says so
/// @param user the account's name, which names the user channel of the managed preferences
public record Layout(Os os, Path root, Path home, String user) {
  /// The preference domain, which names the managed files.
  public static final String DOMAIN = "com.runlayer.aiwatch";

  /// Where the package puts the program, and what the clients' hooks name.
  public static final String PROGRAM = "/usr/local/lib/runlayer/aiwatch/aiwatch";

  /// The systems whose paths are known.
  public enum Os {
    MACOS("macos"),
    LINUX("linux");

    private final String wireName;

    Os(String wireName) {
      this.wireName = wireName;
    }

    /// The system's name towards the tenant and in `--version`.
    public String wireName() {
      return wireName;
    }

    /// The system that runs.
    public static Os current() {
      return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")
          ? MACOS
          : LINUX;
    }

    /// The system that a `-Daiwatch.layout` value names, in any case.
    public static Optional<Os> named(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "macos" -> Optional.of(MACOS);
        case "linux" -> Optional.of(LINUX);
        default -> Optional.empty();
      };
    }
  }

  /// A system path below this layout's root.
  ///
  /// @param absolute a path that begins with `/`
  public Path system(String absolute) {
    return root.resolve(absolute.substring(1));
  }

  /// What the MDM pushed for this user.
  public Path userPreferences() {
    return switch (os) {
      case MACOS -> system("/Library/Managed Preferences/" + user + "/" + DOMAIN + ".plist");
      case LINUX -> system("/etc/runlayer/" + user + "/" + DOMAIN + ".plist");
    };
  }

  /// What the MDM pushed for the device.
  public Path devicePreferences() {
    return switch (os) {
      case MACOS -> system("/Library/Managed Preferences/" + DOMAIN + ".plist");
      case LINUX -> system("/etc/runlayer/" + DOMAIN + ".plist");
    };
  }

  /// What root set by hand; macOS only.
  public Optional<Path> localPreferences() {
    return switch (os) {
      case MACOS -> Optional.of(system("/Library/Preferences/" + DOMAIN + ".plist"));
      case LINUX -> Optional.empty();
    };
  }

  /// The files that count as managed, the strongest first.
  public List<Path> managedFiles() {
    return localPreferences()
        .map(local -> List.of(userPreferences(), devicePreferences(), local))
        .orElseGet(() -> List.of(userPreferences(), devicePreferences()));
  }

  /// Where the system keeps its root certificates in one file, the likeliest place first: Debian
  /// and
  /// Ubuntu, Fedora and RHEL, SUSE, Alpine (the list of Go's `crypto/x509`, `root_linux.go`). macOS
  /// has none: it is asked through its own library.
  public List<Path> rootCertificates() {
    return switch (os) {
      case MACOS -> List.of();
      case LINUX ->
          List.of(
              system("/etc/ssl/certs/ca-certificates.crt"),
              system("/etc/pki/tls/certs/ca-bundle.crt"),
              system("/etc/ssl/ca-bundle.pem"),
              system("/etc/ssl/cert.pem"));
    };
  }

  /// Where the package puts the program; the same on both systems.
  public Path program() {
    return system(PROGRAM);
  }

  /// The version that the package says it installed, for the inventory of an MDM; macOS only.
  public Optional<Path> versionRecord() {
    return switch (os) {
      case MACOS -> Optional.of(system("/Library/Preferences/" + DOMAIN + ".version.plist"));
      case LINUX -> Optional.empty();
    };
  }

  /// The state of the user: marker, spool, locks, log.
  public Path stateDirectory() {
    return home.resolve(".runlayer");
  }

  /// What root keeps about installations: the record, the marks, the time, the lock.
  public Path machineState() {
    return system("/var/db/" + DOMAIN);
  }

  /// Root's log, which somebody else rotates (newsyslog, logrotate).
  public Path systemLog() {
    return system("/var/log/" + DOMAIN + ".log");
  }

  /// Where applications keep what belongs to a user.
  public Path applicationSupport() {
    return switch (os) {
      case MACOS -> home.resolve("Library/Application Support");
      case LINUX -> home.resolve(".config");
    };
  }
}
