// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.tenant.TenantConnector;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.function.LongSupplier;

/// What a hook gets from outside; a test gives its own.
///
/// @param properties the system properties: `aiwatch.root`, `aiwatch.layout`, the account
/// @param environment the client's environment: it fills the variables of MCP entries and adds
///     places where they may stand, and has no say in anything else
/// @param clock the time
/// @param nanoTime a clock that only counts
/// @param started when the process began, on that clock
/// @param pause waits for another process
/// @param background starts the courier
/// @param connector reaches the tenant for an enrollment; starts the container
public record HookWorld(
    Properties properties,
    Map<String, String> environment,
    Clock clock,
    LongSupplier nanoTime,
    long started,
    Pause pause,
    Background background,
    TenantConnector connector) {}
