// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.time.Instant;

/// Which file was read, and with which content.
///
/// @param inode of the file on its volume
/// @param size in bytes
/// @param modified time of the last change
/// @param digest SHA-256 of the content, in hexadecimal digits
public record Stamp(long inode, long size, Instant modified, String digest) {}
