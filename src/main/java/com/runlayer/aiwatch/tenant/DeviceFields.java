// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/// The device as every report describes it; flattened into the report's own object.
///
/// @param deviceId stable id of the device
/// @param hostname its name
/// @param os `macos` or `linux`
/// @param osVersion the system's own version text
/// @param username the account that was scanned
/// @param orgDeviceId the id under which the organisation's inventory knows the device
@JsonNaming(SnakeCaseStrategy.class)
public record DeviceFields(
    String deviceId,
    String hostname,
    String os,
    String osVersion,
    String username,
    @Nullable String orgDeviceId) {}
