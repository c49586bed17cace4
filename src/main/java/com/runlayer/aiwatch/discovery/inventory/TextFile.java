// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

/// A text file of a skill or plugin, without its content: a scan holds one content at a time.
///
/// @param title the path from the folder of the skill or plugin, with `/`
/// @param bytes its length
public record TextFile(String title, long bytes) {}
