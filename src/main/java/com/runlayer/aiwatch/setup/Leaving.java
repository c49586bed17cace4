// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.setup.SetupReport.Reason;
import com.runlayer.aiwatch.setup.client.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A device that has left its MDM must not stay blocked: where hooks were installed and no managed
/// file has supplied an enrollment key for a day, they are taken out. A day, because an MDM that
/// renews a profile takes it away first.
final class Leaving {
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final SetupWorld world;
  private final Planner planner;
  private final Run run;

  Leaving(SetupWorld world, Planner planner, Run run) {
    this.world = world;
    this.planner = planner;
    this.run = run;
  }

  /// Takes the hooks out where it is time; empty where nobody is leaving.
  Optional<SetupReport> run(Settings settings) {
    SetupRequest request = run.request();
    if (request.scope() != Scope.MDM
        || request.action() != Action.INSTALL
        || !request.writes()
        || settings.enrollmentKey().isPresent()) {
      return Optional.empty();
    }
    Records records = Records.load(world.machineRecords());
    if (records.isEmpty() || world.people().all().stream().anyMatch(this::isManaged)) {
      return Optional.empty();
    }
    Instant now = world.clock().instant();
    // a time in the future says nothing
    Instant since = records.absentSince().filter(each -> !each.isAfter(now)).orElse(now);
    if (Duration.between(since, now).compareTo(PATIENCE) < 0) {
      records.absentSince(Optional.of(since));
      records.save();
      return Optional.of(
          SetupReport.ended(
              request,
              ExitCode.DONE,
              Reason.NOT_WANTED,
              "no managed file supplies an enrollment key since "
                  + since
                  + "; a day after that the hooks are taken out"));
    }
    SetupRequest removal = new SetupRequest(Action.UNINSTALL, Scope.MDM, Set.of(), false);
    return Optional.of(new Removal(world, planner, new Run(world, removal, run.setups())).run());
  }

  private boolean isManaged(ConsoleUser user) {
    return world.managed(run.layout(user)).supplying(Key.ENROLLMENT_KEY).isPresent();
  }
}
