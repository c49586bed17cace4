// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.Optional;

/// An MCP server in the last scan of an account.
///
/// @param transport `stdio`, `sse`, `streaming-http`, or another word of the client's
/// @param source the URL, or command and arguments; absent where the entry has neither
/// @param scope `global`, `project` or `plugin`
/// @param managed whether the organisation knows it; a shadow server otherwise
public record SeenServer(
    String deviceId,
    String username,
    String client,
    String name,
    String transport,
    Optional<String> source,
    String scope,
    String configPath,
    boolean managed) {}
