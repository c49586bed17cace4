// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A sign of life of one feature on this device.
///
/// @param feature `detect`, `enforce` or `sessions`
/// @param status `ok`, `drifted`, `disabled` or `error`
/// @param tools what runs here
/// @param agentVersion this program's version
/// @param errorMessage `client: reason; …`, at most 500 characters
@JsonNaming(SnakeCaseStrategy.class)
public record CheckIn(
    @JsonUnwrapped DeviceFields device,
    String feature,
    String status,
    List<Tool> tools,
    String agentVersion,
    @Nullable String errorMessage) {
  private static final int MAX_MESSAGE = 500;

  /// A program of ours on this device.
  @JsonNaming(SnakeCaseStrategy.class)
  public record Tool(String name, String version) {}

  /// Copies the list.
  public CheckIn {
    tools = List.copyOf(tools);
  }

  /// The sign of life after a scan.
  ///
  /// @param failures what did not arrive, each as `client: reason`; empty where all did
  public static CheckIn detect(DeviceFields device, String version, List<String> failures) {
    return new CheckIn(
        device,
        "detect",
        failures.isEmpty() ? "ok" : "error",
        List.of(new Tool("aiwatch", version)),
        version,
        failures.isEmpty() ? null : cut(String.join("; ", failures)));
  }

  /// What hooks do on a device, as the tenant tells apart.
  public enum Feature {
    /// Calls are judged.
    ENFORCE,
    /// The events of sessions are reported.
    SESSIONS
  }

  /// The sign of life after hooks were installed.
  ///
  /// @param wanted whether the administrator wants the feature; `disabled` where not
  /// @param drifted whether a client does not heed what was installed
  /// @param failures what was not installed, each as `client: reason`; empty where all was
  public static CheckIn hooks(
      DeviceFields device,
      Feature feature,
      String version,
      boolean wanted,
      boolean drifted,
      List<String> failures) {
    String status = drifted ? "drifted" : "ok";
    if (!failures.isEmpty()) {
      status = "error";
    }
    return new CheckIn(
        device,
        feature.name().toLowerCase(Locale.ROOT),
        wanted ? status : "disabled",
        List.of(new Tool("aiwatch", version)),
        version,
        failures.isEmpty() ? null : cut(String.join("; ", failures)));
  }

  /// Cuts between characters, never within a surrogate pair, which would not be text any more.
  private static String cut(String message) {
    if (message.length() <= MAX_MESSAGE) {
      return message;
    }
    boolean splits = Character.isHighSurrogate(message.charAt(MAX_MESSAGE - 1));
    return message.substring(0, splits ? MAX_MESSAGE - 1 : MAX_MESSAGE);
  }
}
