// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.setup.Action;
import com.runlayer.aiwatch.setup.SetupRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Compares the clients' configuration with what is wanted.
@Command(
    name = "check",
    description =
        "Compares the configuration of the AI clients with what install would write, and changes"
            + " nothing. Exit code 1: something is missing or different; 2: there is nothing to"
            + " check; 4: nobody is enrolled yet.")
final class SetupCheckCommand implements Callable<Integer>, Logged {
  private final Session session;

  @Mixin private final SetupOptions options = new SetupOptions();

  @Spec private CommandSpec spec;

  SetupCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SetupRequest request =
        new SetupRequest(Action.CHECK, options.scope(), options.clients(), false);
    return new SetupRun(session, spec, log()).run(request, options.json()).code();
  }

  @Override
  public CommandLog log() {
    return session.log(spec, false, false);
  }
}
