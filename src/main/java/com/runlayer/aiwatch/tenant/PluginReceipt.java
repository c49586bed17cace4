// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

/// What the tenant made of a plugin.
///
/// @param pluginId the tenant's id of it
/// @param created whether it was new
public record PluginReceipt(String pluginId, boolean created) {}
