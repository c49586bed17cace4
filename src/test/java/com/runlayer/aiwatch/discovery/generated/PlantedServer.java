// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.discovery.inventory.Enabled;

/// A server that a file has.
///
/// @param name as a report shows it
/// @param type as a report shows it
/// @param typeWhereStreaming the same for a client to which an address alone means streamable HTTP
/// @param enabled as its entry says
record PlantedServer(String name, String type, String typeWhereStreaming, Enabled enabled) {}
