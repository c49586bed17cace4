// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.Instant;
import java.util.Optional;

/// A skill on a device.
///
/// @param tool the client that reads it
/// @param fileCount how many files it has
/// @param filesSent how many came with this report; none where its content was known already
public record SeenSkill(
    String deviceId,
    String username,
    String identifier,
    String name,
    String path,
    String tool,
    String scope,
    Optional<String> description,
    boolean oversized,
    long fileCount,
    int filesSent,
    Instant time) {}
