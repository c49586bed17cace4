// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.platform.Interrupts;
import com.runlayer.aiwatch.platform.ProcessPriority;
import com.runlayer.aiwatch.platform.Terminals;

/// What a run of the program shares with others: the terminal, the processor, the time.
///
/// @param terminals what stdout and stderr lead to
/// @param priority steps back behind other processes
/// @param pause lets time pass
/// @param interrupts what an interruption means
public record Surroundings(
    Terminals terminals, ProcessPriority priority, Pause pause, Interrupts interrupts) {
  /// Surroundings that nobody interrupts.
  public Surroundings(Terminals terminals, ProcessPriority priority, Pause pause) {
    this(terminals, priority, pause, Interrupts.none());
  }

  /// No terminal, nobody to step back for, and no time to lose.
  public static Surroundings none() {
    return new Surroundings(Terminals.none(), ProcessPriority.unchanged(), duration -> {});
  }
}
