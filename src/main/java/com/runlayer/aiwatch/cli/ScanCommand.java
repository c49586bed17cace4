// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Flags;
import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.scan.Scan;
import com.runlayer.aiwatch.scan.ScanOutcome;
import com.runlayer.aiwatch.scan.ScanRequest;
import com.runlayer.aiwatch.scan.ScanService;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Finds the MCP servers on this device and reports them to the tenant.
@Command(
    name = "scan",
    description = "Finds the MCP servers of every AI client on this device and reports them.")
final class ScanCommand implements Callable<Integer>, Logged {
  private static final String WITHOUT = "; --dry-run needs neither host nor key";

  private final Session session;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Send nothing; needs neither host nor key and opens no connection.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  // ErrorFunnel asks whether it was given
  @Option(
      names = {"-v", "--verbose"},
      description = "Name every file that is looked at, and say more when something fails.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but failures.")
  private boolean quiet;

  @Option(names = "--host", paramLabel = "URL", description = "The tenant.")
  private @Nullable String host;

  @Option(
      names = "--org-api-key",
      paramLabel = "KEY",
      description =
          "The organisation's key; - reads it from standard input. Every process on the device can"
              + " read an argument: for trying things out only.")
  private @Nullable String orgApiKey;

  @Mixin private final ScanOptions options = new ScanOptions();

  @Spec private CommandSpec spec;

  ScanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = session.settings(flags());
    log().problems(settings);
    boolean launchd = Launchd.started(session.invocation().environment());
    if (launchd) {
      session.invocation().surroundings().priority().lower();
    }
    ScanService scans = session.scans();
    try (ScanView view =
        new ScanView(
            spec.commandLine(),
            new Screen(session.invocation()),
            session.layout().home(),
            new ScanView.Wish(json, quiet, verbose))) {
      return (dryRun ? dryRun(scans, settings, view) : report(scans, settings, view, launchd))
          .code();
    }
  }

  /// A dry run writes nothing.
  @Override
  public CommandLog log() {
    return session.log(spec, !dryRun, verbose);
  }

  private ExitCode dryRun(ScanService scans, Settings settings, ScanView view)
      throws StateException {
    Scan scan = scans.discover(request(scans, settings, view));
    view.print(scan);
    return scan.complete() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private ExitCode report(ScanService scans, Settings settings, ScanView view, boolean launchd)
      throws CommandFailure, StateException, TenantException {
    TenantHost tenant =
        settings
            .host()
            .orElseThrow(() -> CommandFailure.missing("host", Key.HOST, settings, WITHOUT));
    Secret key =
        settings
            .orgApiKey()
            .orElseThrow(
                () ->
                    CommandFailure.missing("organisation key", Key.ORG_API_KEY, settings, WITHOUT));
    ScanRequest request = request(scans, settings, view);
    ScanOutcomePrinter printer = new ScanOutcomePrinter(spec.commandLine(), quiet || json);
    if (launchd) {
      Optional<ScanOutcome.AlreadyRunning> running = scans.running();
      if (running.isPresent()) {
        log().info(ScanRecord.text(running.get()));
        return printer.print(running.get(), tenant, launchd);
      }
      // without the lock, so that a person's scan does not find it taken by one that only waits
      session.invocation().surroundings().pause().pass(Splay.of(request.device().deviceId()));
    }
    Tenant reached = session.tenant(tenant, settings);
    ScanRecord scanRecord = new ScanRecord(log());
    ScanOutcome outcome =
        scans.run(
            request,
            reached,
            key.value(),
            scan -> {
              view.print(scan);
              scanRecord.found(scan);
            });
    scanRecord.ended(outcome, tenant);
    try {
      return printer.print(outcome, tenant, launchd);
    } finally {
      scans.checkIn(request.device(), reached, key.value(), outcome).ifPresent(log()::warn);
      session.courierStart().inPassing();
    }
  }

  private ScanRequest request(ScanService scans, Settings settings, ScanView view)
      throws StateException {
    return new ScanRequest(
        options.discovery(settings, session.layout().home()),
        options.device(session, settings),
        view.progress(scans::lastFolders),
        view.looks());
  }

  private Flags flags() throws CommandFailure {
    return session.flags(
        spec,
        Optional.ofNullable(host),
        session.secretInput().of(spec, "--org-api-key", orgApiKey));
  }
}
