// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.Set;

/// Where file systems of other machines are mounted.
public interface RemoteMounts {
  /// The folders under which another machine's files appear, and those that mount one when they
  /// are entered. Asks no file server: one that is gone would never answer. Empty where the system
  /// does not tell.
  Set<Path> folders();
}
