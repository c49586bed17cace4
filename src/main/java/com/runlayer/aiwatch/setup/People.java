// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.platform.ConsoleUser;
import java.util.List;
import java.util.Optional;

/// Whose homes are worked in.
public interface People {
  /// The account that the process runs as.
  ConsoleUser self();

  /// The user at the screen; in a trial, whose trial it is.
  Optional<ConsoleUser> atScreen();

  /// Everybody who has an account on this machine and is no part of the system.
  List<ConsoleUser> all();
}
