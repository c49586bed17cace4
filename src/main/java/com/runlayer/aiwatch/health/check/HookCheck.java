// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.HookPresence.ClientHook;
import com.runlayer.aiwatch.health.HookPresence.State;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Whether one client starts our hook.
final class HookCheck implements Check {
  private final ClientHook client;
  private final Settings settings;

  HookCheck(ClientHook client, Settings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "hooks_" + client.client();
  }

  @Override
  public Finding run() {
    boolean wanted = settings.enrollmentKey().isPresent();
    return switch (client.state()) {
      case State.Present present ->
          Finding.ok(client.title() + " starts the hook: " + paths(present.files()));
      case State.NoClient _ -> Finding.notApplicable(client.title() + " is not on this device");
      case State.Missing missing ->
          wanted
              ? Finding.problem(
                  client.title()
                      + " does not start the hook: no entry in "
                      + paths(missing.expected()),
                  "see whether the bootstrap unit ran, which installs the hooks")
              : Finding.notApplicable("no EnrollmentKey is configured: hooks are not wanted here");
      case State.Drifted drifted ->
          wanted
              ? Finding.problem(
                  client.title() + " has another hook than is wanted: " + paths(drifted.files()),
                  "run sudo aiwatch setup hooks install --mdm, and see what it says")
              : Finding.notApplicable("no EnrollmentKey is configured: hooks are not wanted here");
      case State.NotHeeded shadow ->
          wanted
              ? Finding.problem(
                  client.title() + " does not heed " + shadow.file() + ": " + shadow.reason(),
                  "take that setting out")
              : Finding.notApplicable("no EnrollmentKey is configured: hooks are not wanted here");
      case State.Unknown unknown ->
          wanted
              ? Finding.problem(
                  client.title()
                      + ": whether it starts the hook is not known: "
                      + unknown.file()
                      + " "
                      + unknown.explanation(),
                  "correct what is said about that file")
              : Finding.notApplicable("no EnrollmentKey is configured: hooks are not wanted here");
    };
  }

  private static String paths(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
