// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.setup.Action;
import com.runlayer.aiwatch.setup.SetupRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes our entries into the clients' configuration.
@Command(
    name = "install",
    description =
        "Writes what is missing or different into the configuration of the AI clients. What others"
            + " have there stays as it is.")
final class SetupInstallCommand implements Callable<Integer>, Logged {
  private final Session session;

  @Mixin private final SetupOptions options = new SetupOptions();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Change nothing, and print the changes as a diff.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  SetupInstallCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SetupRequest request =
        new SetupRequest(Action.INSTALL, options.scope(), options.clients(), dryRun);
    return new SetupRun(session, spec, log()).run(request, options.json()).code();
  }

  @Override
  public CommandLog log() {
    return session.log(spec, !dryRun, false);
  }
}
