// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.nio.file.Path;
import java.util.Optional;

/// What the command line sets.
///
/// @param host `--host`, as it was typed
/// @param orgApiKey `--org-api-key`
/// @param enrollmentKey `--enrollment-key`
/// @param username `--username`
/// @param deviceName `--device-name`
/// @param caBundle `--ca-bundle`, already absolute: a relative one means the caller's folder
public record Flags(
    Optional<String> host,
    Optional<Secret> orgApiKey,
    Optional<Secret> enrollmentKey,
    Optional<String> username,
    Optional<String> deviceName,
    Optional<Path> caBundle) {

  /// No option was given.
  public static Flags none() {
    return new Flags(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
