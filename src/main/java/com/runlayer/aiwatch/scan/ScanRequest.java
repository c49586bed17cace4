// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.runlayer.aiwatch.discovery.DiscoveryOptions;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.walk.ProgressListener;
import com.runlayer.aiwatch.tenant.DeviceFields;

/// What to look at and how to describe the device.
///
/// @param options what the discovery enters
/// @param device what the report says about the device
/// @param progress hears of the walk
/// @param looks hears of every file that was looked at
public record ScanRequest(
    DiscoveryOptions options,
    DeviceFields device,
    ProgressListener progress,
    Look.Listener looks) {}
