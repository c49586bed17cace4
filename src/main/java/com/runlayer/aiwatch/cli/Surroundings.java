// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.platform.Interrupts;
import com.runlayer.aiwatch.platform.ProcessPriority;
import com.runlayer.aiwatch.platform.Terminals;

/// What a run of the program shares with others: the terminal, the processor, the time.
///
/// @param terminals what stdout and stderr lead to
/// @param priority steps back behind other processes
/// @param pause lets time pass
/// @param background starts the program once more
/// @param interrupts what an interruption means
public record Surroundings(
    Terminals terminals,
    ProcessPriority priority,
    Pause pause,
    Background background,
    Interrupts interrupts) {
  /// Surroundings that nobody interrupts, without a process for what nobody waits for.
  public Surroundings(Terminals terminals, ProcessPriority priority, Pause pause) {
    this(terminals, priority, pause, Background.none(), Interrupts.none());
  }

  /// No terminal, nobody to step back for, and no time to lose.
  public static Surroundings none() {
    return new Surroundings(Terminals.none(), ProcessPriority.unchanged(), duration -> {});
  }
}
