// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.util.Optional;

/// What names the machine itself and outlives the program.
@FunctionalInterface
public interface HardwareId {
  /// The id; empty where the system has none.
  Optional<String> read();
}
