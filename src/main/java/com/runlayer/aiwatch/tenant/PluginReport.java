// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plugin on this device.
///
/// @param identifier Merkle root over its manifests; absent where it has none of them
/// @param mcpServers the MCP servers that it brings
@JsonNaming(SnakeCaseStrategy.class)
public record PluginReport(
    @JsonUnwrapped DeviceFields device,
    @Nullable String identifier,
    String name,
    String pluginType,
    String client,
    String installPath,
    @Nullable String version,
    @Nullable String author,
    boolean enabled,
    String scope,
    @Nullable String marketplace,
    boolean hasMcpServers,
    boolean hasSkills,
    boolean hasRules,
    boolean hasCommands,
    boolean hasHooks,
    List<ScanReport.Server> mcpServers,
    List<UploadedFile> files) {}
