// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.setup.SetupReport.Reason;
import com.runlayer.aiwatch.setup.client.Scope;
import java.util.Optional;
import java.util.function.Predicate;

/// Whether hooks may be installed yet. A hook without a user's key blocks every call, so the first
/// installation waits for the enrollment. After that the hooks stay wanted: a marker that is gone
/// must not be a way to get rid of them.
final class Gate {
  private final SetupWorld world;

  Gate(SetupWorld world) {
    this.world = world;
  }

  /// What the gate says.
  sealed interface Passage {
    /// Hooks may be installed.
    ///
    /// @param marked whether the user's marker is there
    record Open(TenantHost host, ConsoleUser user, boolean marked) implements Passage {}

    /// They may not.
    record Closed(SetupReport report) implements Passage {}
  }

  /// Decides.
  ///
  /// @param marker looks for a marker with the user's identity
  Passage of(
      SetupRequest request,
      Settings settings,
      Optional<ConsoleUser> user,
      Predicate<TenantHost> marker) {
    if (settings.enrollmentKey().isEmpty()) {
      return closed(
          request,
          request.action() == Action.CHECK ? ExitCode.USAGE : ExitCode.DONE,
          Reason.NOT_WANTED,
          "nothing to do: no enrollment key is configured ("
              + Key.ENROLLMENT_KEY.title()
              + "), so hooks are not wanted here");
    }
    if (settings.host().isEmpty()) {
      return closed(
          request,
          ExitCode.USAGE,
          Reason.NO_HOST,
          "host not configured: set Host in the managed preferences (com.runlayer.aiwatch)");
    }
    TenantHost host = settings.host().get();
    if (user.isEmpty()) {
      return notEnrolled(request, "nobody is logged in at the screen; hooks follow with the login");
    }
    boolean marked = marker.test(host);
    boolean known = request.scope() == Scope.MDM && world.marks().isKnown(user.get().uid(), host);
    return marked || known
        ? new Passage.Open(host, user.get(), marked)
        : notEnrolled(
            request,
            user.get().name()
                + " is not enrolled with "
                + host
                + " yet, and a hook without a key blocks every call; run aiwatch enroll as that"
                + " user");
  }

  /// For some minutes after the package came launchd is told to come again soon; later the hourly
  /// run will do.
  private Passage notEnrolled(SetupRequest request, String sentence) {
    boolean waits = request.scope() == Scope.USER || request.action() == Action.CHECK;
    return closed(
        request,
        waits || world.marks().isJustInstalled() ? ExitCode.NOT_ENROLLED : ExitCode.DONE,
        Reason.NOT_ENROLLED,
        sentence);
  }

  private static Passage closed(
      SetupRequest request, ExitCode exit, Reason reason, String sentence) {
    return new Passage.Closed(SetupReport.ended(request, exit, reason, sentence));
  }
}
