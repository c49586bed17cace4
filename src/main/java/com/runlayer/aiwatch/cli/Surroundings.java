// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.platform.Interrupts;
import com.runlayer.aiwatch.platform.ProcessPriority;
import com.runlayer.aiwatch.platform.ProgramRun;
import com.runlayer.aiwatch.platform.Programs;
import com.runlayer.aiwatch.platform.Terminals;

/// What a run of the program shares with others: the terminal, the processor, the time.
///
/// @param terminals what stdout and stderr lead to
/// @param priority steps back behind other processes
/// @param pause lets time pass
/// @param background starts the program once more
/// @param interrupts what an interruption means
/// @param programs the system's own
public record Surroundings(
    Terminals terminals,
    ProcessPriority priority,
    Pause pause,
    Background background,
    Interrupts interrupts,
    Programs programs) {
  /// Surroundings that nobody interrupts, without other processes.
  public Surroundings(Terminals terminals, ProcessPriority priority, Pause pause) {
    this(
        terminals,
        priority,
        pause,
        Background.none(),
        Interrupts.none(),
        (program, arguments) -> new ProgramRun.NotStarted("is not there"));
  }

  /// No terminal, nobody to step back for, no time to lose, and no program to ask.
  public static Surroundings none() {
    return new Surroundings(Terminals.none(), ProcessPriority.unchanged(), duration -> {});
  }
}
