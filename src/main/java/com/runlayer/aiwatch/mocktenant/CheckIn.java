// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.Instant;
import java.util.Optional;

/// How a feature fares on a device, in its own words.
///
/// @param feature `detect`, `enforce` or `sessions`
/// @param status `ok`, `drifted`, `disabled` or `error`
public record CheckIn(
    Instant time,
    String deviceId,
    String username,
    String feature,
    String status,
    String agentVersion,
    Optional<String> errorMessage) {}
