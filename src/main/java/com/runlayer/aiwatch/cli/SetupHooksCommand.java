// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Holds the commands about the clients' hooks.
@Command(
    name = "hooks",
    description = "Puts the hook into the configuration of the AI clients, and takes it out.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SetupInstallCommand.class, SetupCheckCommand.class, SetupUninstallCommand.class})
final class SetupHooksCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command given; did you mean 'setup hooks check'?");
  }
}
