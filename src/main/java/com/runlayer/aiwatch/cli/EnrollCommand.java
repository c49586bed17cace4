// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.EnrollMode;
import com.runlayer.aiwatch.enroll.EnrollOutcome;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.tenant.EnrollRequest;
import com.runlayer.aiwatch.tenant.TenantException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Exchanges the organisation's enrollment key for the user's own.
@Command(
    name = "enroll",
    description =
        "Exchanges the organisation's enrollment key for a key of this user on this device.")
final class EnrollCommand implements Callable<Integer>, Logged {
  private final Session session;

  @Option(names = "--force", description = "Exchange again, also where there is a key.")
  private boolean force;

  @Option(names = "--host", paramLabel = "URL", description = "The tenant.")
  private @Nullable String host;

  @Option(
      names = "--enrollment-key",
      paramLabel = "KEY",
      description =
          "The enrollment key; - reads it from standard input. Every process on the device can read"
              + " an argument: for trying things out only.")
  private @Nullable String enrollmentKey;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "Name to enroll instead of the login name.")
  private @Nullable String username;

  @Option(
      names = "--device-name",
      paramLabel = "NAME",
      description = "Device to enroll instead of the host name.")
  private @Nullable String deviceName;

  @Spec private CommandSpec spec;

  EnrollCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    if (session.actsAsRoot()) {
      throw rootRefused();
    }
    boolean launchd = Launchd.started(session.invocation().environment());
    Settings settings =
        session.settings(
            session.enrollFlags(
                spec,
                Optional.ofNullable(host),
                session.secretInput().of(spec, "--enrollment-key", enrollmentKey),
                Optional.ofNullable(username),
                Optional.ofNullable(deviceName)));
    log().problems(settings);
    Optional<Secret> key = settings.enrollmentKey();
    if (key.isEmpty()) {
      String sentence =
          "nothing to do: no enrollment key is configured (" + Key.ENROLLMENT_KEY.title() + ")";
      log().debug(sentence);
      if (!launchd) {
        spec.commandLine().getErr().println("aiwatch: " + sentence);
      }
      return ExitCode.DONE.code();
    }
    TenantHost tenant =
        settings.host().orElseThrow(() -> CommandFailure.missing("host", Key.HOST, settings, ""));
    EnrollRequest request =
        new EnrollRequest(
            settings.username().orElse(session.layout().user()),
            settings.deviceName().orElseGet(session::hostName));
    return enroll(tenant, settings, key.get(), request, launchd).code();
  }

  private ExitCode enroll(
      TenantHost tenant, Settings settings, Secret key, EnrollRequest request, boolean launchd)
      throws CommandFailure, StateException, TenantException {
    Enrollment enrollment = session.enrollment();
    if (launchd) {
      session.invocation().surroundings().pause().pass(wait(enrollment.standing(tenant)));
    }
    Enrollment.Exchange<CommandFailure> exchange =
        () -> session.tenant(tenant, settings).enroll(key.value(), request);
    return switch (enrollment.enroll(
        tenant, force ? EnrollMode.FORCED : EnrollMode.IF_NEEDED, exchange)) {
      case EnrollOutcome.Exchanged _ -> {
        session.courierStart().inAnyCase();
        yield say(
            "Enrolled with "
                + tenant
                + " as "
                + request.username()
                + " on "
                + request.deviceName()
                + ".");
      }
      case EnrollOutcome.Already _ ->
          launchd
              ? logged("Enrolled with " + tenant + " already.")
              : say("Enrolled with " + tenant + " already; --force exchanges the key again.");
      case EnrollOutcome.StoreUnusable unusable -> throw failed(unusable.failure().sentence());
      case EnrollOutcome.NoUsableKey _ ->
          throw failed(
              "the enrollment failed: the answer of "
                  + tenant
                  + " has no usable api_key; check Host");
      case EnrollOutcome.Busy busy ->
          throw failed(
              "another enrollment of this user is running"
                  + (busy.holder().isPresent()
                      ? " (process " + busy.holder().getAsLong() + ")"
                      : "")
                  + " and does not come to an end; end that process");
      case EnrollOutcome.CoolingDown _ ->
          throw failed("the last enrollment was less than a minute ago; try again later");
      case EnrollOutcome.RootRefused _ -> throw rootRefused();
    };
  }

  /// A request is spread over a minute, the first one over five seconds, so that hooks land soon
  /// after installation. A wait that no request follows would spread nothing.
  private Duration wait(Enrollment.Standing standing) throws StateException {
    return switch (standing) {
      case ENROLLED -> Duration.ZERO;
      case REJECTED -> Splay.of(session.device().id());
      case NONE -> Splay.ofFirstEnrollment(session.device().id());
    };
  }

  private ExitCode say(String sentence) {
    spec.commandLine().getOut().println(Printable.of(sentence));
    return logged(sentence);
  }

  private ExitCode logged(String sentence) {
    log().info(sentence);
    return ExitCode.DONE;
  }

  @Override
  public CommandLog log() {
    return session.log(spec, true, false);
  }

  private static CommandFailure failed(String sentence) {
    return new CommandFailure(ExitCode.FAILED, sentence);
  }

  private static CommandFailure rootRefused() {
    return new CommandFailure(
        ExitCode.USAGE,
        "root cannot enroll, because it has no user's keychain; run aiwatch enroll as the user");
  }
}
