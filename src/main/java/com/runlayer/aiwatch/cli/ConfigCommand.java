// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Holds the commands about the configuration.
@Command(
    name = "config",
    description = "Shows the configuration.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ConfigShowCommand.class)
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command given; did you mean 'config show'?");
  }
}
