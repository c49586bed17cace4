// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.platform.AsUser;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.setup.Pass.Wish;
import com.runlayer.aiwatch.setup.client.ClientSetup;
import com.runlayer.aiwatch.setup.client.HookFile;
import com.runlayer.aiwatch.setup.client.Look;
import com.runlayer.aiwatch.setup.client.Owner;
import com.runlayer.aiwatch.setup.client.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What every run has: the clients that are asked for, identities, time, and what went wrong.
final class Run {
  private final SetupWorld world;
  private final SetupRequest request;
  private final List<ClientSetup> setups;
  private final List<String> problems = new ArrayList<>();
  private final Budget budget;
  private boolean failed;

  Run(SetupWorld world, SetupRequest request, List<ClientSetup> setups) {
    this.world = world;
    this.request = request;
    this.setups = setups.stream().filter(setup -> request.isWanted(setup.client())).toList();
    this.budget = new Budget(world.ticker());
  }

  SetupRequest request() {
    return request;
  }

  List<ClientSetup> setups() {
    return setups;
  }

  List<String> problems() {
    return problems;
  }

  /// Whether something failed that no client's file tells.
  boolean isFailed() {
    return failed;
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  void failure(String sentence) {
    problems.add(sentence);
    failed = true;
  }

  /// The places of a user.
  Layout layout(ConsoleUser user) {
    return world.layout(user);
  }

  Look look(ConsoleUser user) {
    return new DeviceLook(layout(user), world.safeFiles());
  }

  /// The files of one owner.
  List<Wish> wishes(Scope scope, Look look, Owner owner) {
    List<Wish> wishes = new ArrayList<>();
    for (ClientSetup setup : setups) {
      for (HookFile file : setup.files(scope, look)) {
        if (file.owner() == owner) {
          wishes.add(new Wish(setup.client(), file));
        }
      }
    }
    return wishes;
  }

  Pass machine(Records records, Pass.Planning planning) {
    return new Pass(world.machineFiles(), new Own(), records, planning, budget);
  }

  Pass home(ConsoleUser user, Records records, Pass.Planning planning) {
    return new Pass(world.files(user), identity(user), records, planning, budget);
  }

  List<FileReport> carry(Pass pass, Supplier<List<Wish>> wishes) {
    return request.writes() ? pass.carryOut(wishes) : pass.look(wishes);
  }

  /// The identity of a user: nothing in a home is opened with another one.
  Pass.Identity identity(ConsoleUser user) {
    return user.uid() == world.effectiveUser() ? new Own() : new Other(user);
  }

  static List<FileReport> of(HookClient client, List<FileReport> files) {
    return files.stream().filter(file -> file.client() == client).toList();
  }

  /// What the process is anyway.
  private static final class Own implements Pass.Identity {
    @Override
    public <T> Optional<T> as(Supplier<T> work) {
      return Optional.of(work.get());
    }
  }

  /// Another user's.
  private final class Other implements Pass.Identity {
    private final ConsoleUser user;

    Other(ConsoleUser user) {
      this.user = user;
    }

    @Override
    public <T> Optional<T> as(Supplier<T> work) {
      return switch (world.asUser().run(user, work)) {
        case AsUser.Outcome.Done<T> done -> Optional.of(done.result());
        case AsUser.Outcome.Refused<T> refused -> {
          if (!problems.contains(refused.sentence())) {
            failure(refused.sentence());
          }
          yield Optional.empty();
        }
      };
    }
  }
}
