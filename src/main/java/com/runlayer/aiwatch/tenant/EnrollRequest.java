// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// What an enrollment key is exchanged for a user key with.
///
/// @param username the account, not empty
/// @param deviceName the device, not empty
@JsonNaming(SnakeCaseStrategy.class)
public record EnrollRequest(String username, String deviceName) {}
