// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.Instant;
import java.util.Optional;

/// A plugin on a device.
///
/// @param identifier absent where it has no manifest that makes one
/// @param servers how many MCP servers it brings
/// @param filesSent how many files came with this report
public record SeenPlugin(
    String deviceId,
    String username,
    Optional<String> identifier,
    String name,
    String client,
    String installPath,
    Optional<String> version,
    boolean enabled,
    String scope,
    int servers,
    int filesSent,
    Instant time) {}
