// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.Stamp;
import com.runlayer.aiwatch.setup.FilePlan;
import com.runlayer.aiwatch.setup.FilePlan.Standing;
import com.runlayer.aiwatch.setup.Planner;
import com.runlayer.aiwatch.setup.client.ClientSetup;
import com.runlayer.aiwatch.setup.client.ClientSetups;
import com.runlayer.aiwatch.setup.client.HookFile;
import com.runlayer.aiwatch.setup.client.HookSet;
import com.runlayer.aiwatch.setup.client.Look;
import com.runlayer.aiwatch.setup.client.Scope;
import com.runlayer.aiwatch.setup.client.Shadow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Holds the clients' files against what an installation would write, as `setup hooks check` does:
/// the machine's, and where those are not in place the user's own.
public final class InstalledHooks implements HookPresence {
  private final Look look;
  private final SafeFiles files;
  private final HookSet wanted;
  private final Clock clock;
  private final Planner planner = new Planner();

  /// @param look sees the device
  /// @param files opens the clients' files
  /// @param wanted what the administrator wants
  public InstalledHooks(Look look, SafeFiles files, HookSet wanted, Clock clock) {
    this.look = look;
    this.files = files;
    this.wanted = wanted;
    this.clock = clock;
  }

  @Override
  public List<ClientHook> clients() {
    return ClientSetups.all(clock).stream().map(this::client).toList();
  }

  private ClientHook client(ClientSetup setup) {
    State machine = state(setup, Scope.MDM);
    State user = state(setup, Scope.USER);
    boolean own = !(machine instanceof State.Present) && user instanceof State.Present;
    return new ClientHook(
        setup.client().wireName(),
        setup.client().title(),
        own ? user : machine,
        setup.holes(own ? Scope.USER : Scope.MDM));
  }

  private State state(ClientSetup setup, Scope scope) {
    List<FilePlan> plans = setup.files(scope, look).stream().map(this::plan).toList();
    if (plans.isEmpty()) {
      return new State.NoClient();
    }
    for (FilePlan plan : plans) {
      if (plan.standing().blocked()) {
        return new State.Unknown(plan.file().path(), String.join("; ", plan.reasons()));
      }
    }
    List<Path> all = plans.stream().map(plan -> plan.file().path()).toList();
    List<Path> wrong =
        plans.stream()
            .filter(plan -> plan.standing() != Standing.IN_PLACE)
            .map(plan -> plan.file().path())
            .toList();
    if (wrong.isEmpty()) {
      return shadow(setup.shadows(scope, look), all)
          .<State>map(shadow -> new State.NotHeeded(shadow.file(), shadow.reason()))
          .orElse(new State.Present(all));
    }
    return plans.stream().allMatch(plan -> plan.standing() == Standing.MISSING)
        ? new State.Missing(all)
        : new State.Drifted(wrong);
  }

  /// A file that the client does not heed, and that no other one stands in for.
  private static Optional<Shadow> shadow(List<Shadow> shadows, List<Path> present) {
    return shadows.stream()
        .filter(
            shadow ->
                shadow.instead().filter(present::contains).isEmpty()
                    || shadows.stream()
                        .anyMatch(other -> shadow.instead().get().equals(other.file())))
        .findFirst();
  }

  private FilePlan plan(HookFile file) {
    FileState state =
        switch (files.read(file.path(), SafeFiles.Links.FOLLOW, file.format().maxBytes())) {
          case FileContent.Read read ->
              new FileState.Present(
                  read.bytes(), new Stamp(0, read.bytes().length, read.modified(), ""));
          case FileContent.Absent _ -> new FileState.Absent();
          case FileContent.Refused refused -> new FileState.Refused(refused.explanation());
        };
    return planner.install(file, state, wanted, Optional.empty());
  }
}
