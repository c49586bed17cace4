// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixSequences;
import com.runlayer.aiwatch.spool.Sender;
import com.runlayer.aiwatch.spool.Spool;
import com.runlayer.aiwatch.spool.SpoolEvent;
import com.runlayer.aiwatch.spool.SpoolLimits;
import com.runlayer.aiwatch.spool.SpoolOutcome;
import com.runlayer.aiwatch.tenant.HookRoute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// A process that keeps events, as a hook does. It prints the id of each that is kept.
final class SpoolAdder {
  private SpoolAdder() {}

  /// Keeps events.
  ///
  /// @param arguments the home, the host key, how many events
  public static void main(String... arguments) {
    Spool spool =
        new Spool(
            new StateFiles(Path.of(arguments[0]).resolve(".runlayer"), new PosixSafeFiles()),
            new PosixSequences(),
            SpoolLimits.standard(),
            Clock.systemUTC(),
            ProcessHandle.current().pid(),
            UUID::randomUUID);
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      SpoolOutcome outcome =
          spool.add(
              new SpoolEvent(
                  HookRoute.EVENTS,
                  arguments[1],
                  Sender.CLAUDE_CODE,
                  "PreToolUse",
                  Optional.empty(),
                  "session-1",
                  Optional.empty(),
                  "{\"tool_name\":\"Bash\"}".getBytes(StandardCharsets.UTF_8)));
      switch (outcome) {
        case SpoolOutcome.Spooled spooled -> System.out.println(spooled.id());
        case SpoolOutcome.NotSpooled not -> throw new IllegalStateException(not.sentence());
      }
    }
  }
}
