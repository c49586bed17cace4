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

/// Takes our entries out of the clients' configuration.
@Command(
    name = "uninstall",
    description =
        "Takes our entries out of the configuration of the AI clients. With --mdm those of every"
            + " account of this machine.")
final class SetupUninstallCommand implements Callable<Integer>, Logged {
  private final Session session;

  @Mixin private final SetupOptions options = new SetupOptions();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Change nothing, and print the changes as a diff.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  SetupUninstallCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SetupRequest request =
        new SetupRequest(Action.UNINSTALL, options.scope(), options.clients(), dryRun);
    return new SetupRun(session, spec, log()).run(request, options.json()).code();
  }

  @Override
  public CommandLog log() {
    return session.log(spec, !dryRun, false);
  }
}
