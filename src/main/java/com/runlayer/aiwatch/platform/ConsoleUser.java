// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;

/// Who works at the screen of this device.
///
/// @param uid at least 500
/// @param gid of the primary group
/// @param name the short name
/// @param home absolute
public record ConsoleUser(long uid, long gid, String name, Path home) {}
