// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

/// The content of a [TextFile] as it may leave the device.
///
/// @param title the path from the folder of the skill or plugin, with `/`
/// @param content redacted
public record Text(String title, String content) {}
