// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.setup.Pass.Wish;
import com.runlayer.aiwatch.setup.SetupReport.Reason;
import com.runlayer.aiwatch.setup.client.ClientSetup;
import com.runlayer.aiwatch.setup.client.Look;
import com.runlayer.aiwatch.setup.client.Owner;
import com.runlayer.aiwatch.setup.client.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One `uninstall`. By root it goes through the homes of all accounts, also for what users
/// installed
/// themselves: once the program is gone, an entry of it blocks every call of some clients.
final class Removal {
  private final SetupWorld world;
  private final Planner planner;
  private final Run run;
  private final SetupRequest request;

  Removal(SetupWorld world, Planner planner, Run run) {
    this.world = world;
    this.planner = planner;
    this.run = run;
    this.request = run.request();
  }

  SetupReport run() {
    Optional<SetupReport> wrong = Accounts.objection(world, request);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    if (request.scope() == Scope.USER
        && world.managed(world.layout()).supplying(Key.ENROLLMENT_KEY).isPresent()) {
      return SetupReport.ended(
          request,
          ExitCode.FAILED,
          Reason.REFUSED,
          "your organisation wants these hooks to stay; ask your administrator");
    }
    if (!request.writes()) {
      return remove();
    }
    return switch (world.lock(request.scope() == Scope.MDM)) {
      case FileLockResult.Locked locked -> {
        try (var _ = locked.lock()) {
          yield remove();
        }
      }
      case FileLockResult.Busy busy -> Accounts.busy(request, busy);
      case FileLockResult.Failed failed ->
          SetupReport.ended(request, ExitCode.FAILED, Reason.UNAVAILABLE, failed.sentence());
    };
  }

  private SetupReport remove() {
    List<FileReport> files = new ArrayList<>();
    if (request.scope() == Scope.MDM) {
      Records records = Records.load(world.machineRecords());
      Look look = new DeviceLook(world.layout(), world.safeFiles());
      files.addAll(
          run.carry(
              run.machine(records, planner::removal),
              () -> run.wishes(Scope.MDM, look, Owner.MACHINE)));
      for (ConsoleUser user : world.people().all()) {
        files.addAll(home(user, records));
        forget(user);
      }
      records.problems().forEach(run::problem);
    } else {
      ConsoleUser user = world.people().self();
      Records records = Records.load(world.records(user));
      files.addAll(
          run.carry(run.home(user, records, planner::removal), () -> wishes(run.look(user))));
      records.problems().forEach(run::problem);
    }
    List<ClientReport> clients = new ArrayList<>();
    for (ClientSetup setup : run.setups()) {
      clients.add(
          ClientReport.of(setup.client(), Run.of(setup.client(), files), List.of(), List.of()));
    }
    boolean failed =
        run.isFailed()
            || clients.stream().anyMatch(client -> client.state() == ClientReport.State.FAILED);
    return new SetupReport(
        request,
        failed ? ExitCode.FAILED : ExitCode.DONE,
        Optional.empty(),
        clients,
        run.problems());
  }

  /// The next installation waits for an enrollment again.
  private void forget(ConsoleUser user) {
    if (request.writes()) {
      world
          .settings(world.managed(run.layout(user)))
          .host()
          .flatMap(host -> world.marks().forget(user.uid(), host))
          .ifPresent(run::problem);
    }
  }

  /// With what root made there, and with what the user made.
  private List<FileReport> home(ConsoleUser user, Records records) {
    Optional<Records> own = run.identity(user).as(() -> Records.load(world.records(user)));
    Pass.Planning planning =
        (file, state, known) ->
            planner.removal(file, state, known.or(() -> own.flatMap(each -> each.of(file.path()))));
    return run.carry(run.home(user, records, planning), () -> wishes(run.look(user)));
  }

  /// Both sets: the same account may have been set up in both ways.
  private List<Wish> wishes(Look look) {
    List<Wish> wishes = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Scope scope : Scope.values()) {
      for (Wish wish : run.wishes(scope, look, Owner.USER)) {
        if (seen.add(wish.file().path())) {
          wishes.add(wish);
        }
      }
    }
    return wishes;
  }
}
