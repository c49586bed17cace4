// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.enroll.EnrolledMark;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.platform.RootOwned;
import com.runlayer.aiwatch.setup.SetupReport.Reason;
import com.runlayer.aiwatch.setup.client.ClientSetup;
import com.runlayer.aiwatch.setup.client.HookSet;
import com.runlayer.aiwatch.setup.client.Look;
import com.runlayer.aiwatch.setup.client.Owner;
import com.runlayer.aiwatch.setup.client.Scope;
import com.runlayer.aiwatch.setup.client.Shadow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One `install` or `check`.
final class Installation {
  private final SetupWorld world;
  private final Planner planner;
  private final Run run;
  private final SetupRequest request;

  Installation(SetupWorld world, Planner planner, Run run) {
    this.world = world;
    this.planner = planner;
    this.run = run;
    this.request = run.request();
  }

  SetupReport run() {
    boolean machine = request.scope() == Scope.MDM;
    Optional<SetupReport> wrong = Accounts.objection(world, request);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    // whoever only looks is told about the own home
    Optional<ConsoleUser> user =
        machine && world.isAdministrator()
            ? world.people().atScreen()
            : Optional.of(world.people().self());
    Layout layout = user.map(run::layout).orElse(world.layout());
    ManagedPreferences managed = world.managed(layout);
    Settings settings = world.settings(managed);
    Optional<SetupReport> leaving = new Leaving(world, planner, run).run(settings);
    if (leaving.isPresent()) {
      return leaving.get();
    }
    return switch (new Gate(world)
        .of(
            request,
            settings,
            user,
            host ->
                run.identity(user.orElseThrow())
                    .as(() -> world.files(user.get()).exists(EnrolledMark.of(layout, host)))
                    .orElse(false))) {
      case Gate.Passage.Closed closed -> closed.report();
      case Gate.Passage.Open open -> locked(open, settings);
    };
  }

  private SetupReport locked(Gate.Passage.Open open, Settings settings) {
    if (!request.writes()) {
      return run(open, settings);
    }
    return switch (world.lock(request.scope() == Scope.MDM)) {
      case FileLockResult.Locked locked -> {
        try (var _ = locked.lock()) {
          yield run(open, settings);
        }
      }
      case FileLockResult.Busy busy -> Accounts.busy(request, busy);
      case FileLockResult.Failed failed ->
          SetupReport.ended(request, ExitCode.FAILED, Reason.UNAVAILABLE, failed.sentence());
    };
  }

  private SetupReport run(Gate.Passage.Open open, Settings settings) {
    ConsoleUser user = open.user();
    Look look = run.look(user);
    HookSet set = new HookSet(settings.enforcement(), settings.sessions());
    Pass.Planning planning = (file, state, known) -> planner.install(file, state, set, known);
    List<FileReport> files = new ArrayList<>();
    Records records;
    if (request.scope() == Scope.MDM) {
      records = Records.load(world.machineRecords());
      records.absentSince(Optional.empty());
      // the machine's first: nothing in a home can keep them waiting
      files.addAll(
          run.carry(
              run.machine(records, planning), () -> run.wishes(Scope.MDM, look, Owner.MACHINE)));
      faults(files);
    } else {
      records = Records.load(world.records(user));
    }
    files.addAll(
        run.carry(
            run.home(user, records, planning),
            () -> run.wishes(request.scope(), look, Owner.USER)));
    List<ClientReport> clients = clients(user, look, files);
    records.problems().forEach(run::problem);
    if (!open.marked()) {
      run.problem(
          user.name()
              + " was enrolled with "
              + open.host()
              + ", and the marker of that is missing");
    }
    boolean failed =
        run.isFailed()
            || clients.stream().anyMatch(client -> client.state() == ClientReport.State.FAILED);
    if (request.writes() && request.scope() == Scope.MDM && !failed) {
      world.marks().remember(user.uid(), open.host()).ifPresent(run::problem);
    }
    return report(clients, failed);
  }

  private SetupReport report(List<ClientReport> clients, boolean failed) {
    boolean none =
        clients.stream().allMatch(client -> client.state() == ClientReport.State.NO_CLIENT);
    ExitCode exit;
    if (failed) {
      exit = ExitCode.FAILED;
    } else if (none) {
      exit = ExitCode.USAGE;
    } else if (request.action() == Action.CHECK) {
      boolean drift =
          !run.problems().isEmpty()
              || clients.stream()
                  .anyMatch(
                      client ->
                          client.state() != ClientReport.State.IN_PLACE
                              && client.state() != ClientReport.State.NO_CLIENT);
      exit = drift ? ExitCode.FAILED : ExitCode.DONE;
    } else {
      exit = ExitCode.DONE;
    }
    return new SetupReport(request, exit, Optional.empty(), clients, run.problems());
  }

  private List<ClientReport> clients(ConsoleUser user, Look look, List<FileReport> files) {
    List<ClientReport> clients = new ArrayList<>();
    for (ClientSetup setup : run.setups()) {
      List<Shadow> shadows =
          run.identity(user).as(() -> setup.shadows(request.scope(), look)).orElse(List.of());
      clients.add(
          ClientReport.of(
              setup.client(),
              Run.of(setup.client(), files),
              shadows,
              setup.holes(request.scope())));
    }
    return clients;
  }

  /// Whoever can write in a folder above can take a file of root's away.
  private void faults(List<FileReport> files) {
    Set<Path> places = new LinkedHashSet<>();
    places.add(world.layout().program());
    files.forEach(file -> places.add(file.plan().file().path()));
    Set<String> told = new LinkedHashSet<>();
    for (Path place : places) {
      world.rootOwned().firstFault(place).map(RootOwned.Fault::sentence).ifPresent(told::add);
    }
    told.forEach(run::problem);
  }
}
