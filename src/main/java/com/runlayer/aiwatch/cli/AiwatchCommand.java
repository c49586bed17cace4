// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.Version;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The top command: it only holds the others and the options that all of them share.
@Command(
    name = "aiwatch",
    description = "Finds the MCP servers of every AI client on this device and reports them.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = AiwatchCommand.VersionText.class,
    subcommands = {
      ScanCommand.class,
      EnrollCommand.class,
      HookCommand.class,
      SetupCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
      LogsCommand.class,
      CourierCommand.class
    })
final class AiwatchCommand implements Runnable {
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(
      names = "--help",
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
  private boolean version;

  @Option(
      names = "--ca-bundle",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "PEM file with additional root certificates, for a network that inspects TLS.")
  private @Nullable Path caBundle;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  Optional<Path> caBundle() {
    return Optional.ofNullable(caBundle);
  }

  /// The text of `--version`.
  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.current().toString()};
    }
  }
}
