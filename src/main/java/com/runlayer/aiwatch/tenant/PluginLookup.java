// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

/// Asks whether a plugin's content is known already.
///
/// @param identifier Merkle root over the plugin's manifests, in hex
public record PluginLookup(String identifier) {}
