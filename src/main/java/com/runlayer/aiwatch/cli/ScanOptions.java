// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.discovery.DiscoveryOptions;
import com.runlayer.aiwatch.platform.Device;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.tenant.DeviceFields;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say what a scan looks at and how it describes the device.
final class ScanOptions {
  private static final int MAX_DEPTH = 100;
  private static final long MAX_SECONDS = 86_400;

  @Option(
      names = "--no-projects",
      description =
          "Do not walk the home folder; only projects that a client remembers are looked at.")
  private boolean noProjects;

  @Option(
      names = "--project-depth",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "How many folders deep below home to look for projects (default: ${DEFAULT-VALUE}).")
  private int depth;

  @Option(
      names = "--project-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "When to stop looking for projects (default: ${DEFAULT-VALUE}).")
  private long seconds;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "Name to report instead of the login name.")
  private @Nullable String username;

  @Option(
      names = "--device-id",
      paramLabel = "ID",
      description = "Id to report instead of the one made from the hardware.")
  private @Nullable String deviceId;

  @Option(
      names = "--org-device-id",
      paramLabel = "ID",
      description = "Id under which the organisation's inventory knows this device.")
  private @Nullable String orgDeviceId;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /// What the scan looks at.
  ///
  /// @param home what a relative excluded path is below
  DiscoveryOptions discovery(Settings settings, Path home) {
    if (depth < 0 || depth > MAX_DEPTH) {
      throw new ParameterException(
          command.commandLine(), "--project-depth must be between 0 and " + MAX_DEPTH);
    }
    if (seconds < 0 || seconds > MAX_SECONDS) {
      throw new ParameterException(
          command.commandLine(),
          "--project-timeout must be between 0 and " + MAX_SECONDS + " seconds");
    }
    List<Path> excluded =
        settings.excludePaths().stream().flatMap(text -> path(text, home).stream()).toList();
    return new DiscoveryOptions(!noProjects, depth, Duration.ofSeconds(seconds), excluded);
  }

  private static List<Path> path(String text, Path home) {
    try {
      String relative = text.startsWith("~/") ? text.substring(2) : text;
      return List.of(home.resolve(relative).normalize());
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  /// How the report describes the device.
  ///
  /// @throws StateException if the device has no id of its own and none can be kept
  DeviceFields device(Session session, Settings settings) throws StateException {
    Device device = session.device();
    return new DeviceFields(
        Objects.requireNonNullElse(deviceId, device.id()),
        settings.deviceName().orElse(device.hostName()),
        device.os(),
        device.osVersion(),
        Optional.ofNullable(username).or(settings::username).orElse(session.layout().user()),
        orgDeviceId);
  }
}
