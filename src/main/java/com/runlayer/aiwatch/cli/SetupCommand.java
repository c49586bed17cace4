// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Holds the commands that set other programs up.
@Command(
    name = "setup",
    description = "Sets the AI clients up.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = SetupHooksCommand.class)
final class SetupCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command given; did you mean 'setup hooks check'?");
  }
}
