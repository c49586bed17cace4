// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.setup.client.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that all commands about hooks share.
final class SetupOptions {
  @Option(
      names = "--mdm",
      description =
          "For the whole machine: the clients' own managed files, and the files of the user at the"
              + " screen. Writing takes root.")
  private boolean mdm;

  @Option(names = "--user", description = "For the user who runs this, and clients that are there.")
  private boolean user;

  @Option(
      names = "--client",
      paramLabel = "NAME",
      description = "Only this client: cursor, claude_code, codex or hermes. Can be repeated.")
  private List<String> clients = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  Scope scope() {
    if (mdm == user) {
      throw new ParameterException(
          command.commandLine(), "say for whom: either --mdm or --user is needed");
    }
    return mdm ? Scope.MDM : Scope.USER;
  }

  Set<HookClient> clients() {
    Set<HookClient> named = EnumSet.noneOf(HookClient.class);
    for (String name : clients) {
      named.add(
          HookClient.named(name)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          command.commandLine(),
                          "--client must be cursor, claude_code, codex or hermes")));
    }
    return named;
  }

  boolean json() {
    return json;
  }
}
