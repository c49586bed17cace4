// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Flags;
import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.walk.ProgressListener;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.scan.Scan;
import com.runlayer.aiwatch.scan.ScanOutcome;
import com.runlayer.aiwatch.scan.ScanRequest;
import com.runlayer.aiwatch.scan.ScanService;
import java.io.PrintWriter;
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
final class ScanCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Send nothing; needs neither host nor key and opens no connection.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // ErrorFunnel asks whether it was given
  @Option(
      names = {"-v", "--verbose"},
      description = "Say more when something fails.")
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
          "The organisation's key. Every process on the device can read it here: for trying things"
              + " out only, use the managed preferences or RUNLAYER_API_KEY.")
  private @Nullable String orgApiKey;

  @Mixin private final ScanOptions options = new ScanOptions();

  @Spec private CommandSpec spec;

  ScanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = session.settings(flags());
    ScanService scans = session.scans();
    if (dryRun) {
      Scan scan = scans.discover(request(settings));
      print(scan);
      return (scan.complete() ? ExitCode.DONE : ExitCode.FAILED).code();
    }
    TenantHost tenant =
        settings.host().orElseThrow(() -> CommandFailure.missing("host", Key.HOST, settings));
    Secret key =
        settings
            .orgApiKey()
            .orElseThrow(
                () -> CommandFailure.missing("organisation key", Key.ORG_API_KEY, settings));
    ScanOutcome outcome =
        scans.run(request(settings), session.tenant(tenant, settings), key.value(), this::print);
    return new ScanOutcomePrinter(spec.commandLine(), quiet || json)
        .print(outcome, tenant, Launchd.started(session.invocation().environment()))
        .code();
  }

  private ScanRequest request(Settings settings) throws StateException {
    return new ScanRequest(
        options.discovery(settings, session.layout().home()),
        options.device(session, settings),
        ProgressListener.none(),
        Look.Listener.none());
  }

  private void print(Scan scan) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(scan.json());
    } else if (!quiet) {
      new ScanPrinter(out, session.layout().home()).print(scan);
    }
    out.flush();
  }

  private Flags flags() {
    return session.flags(
        spec, Optional.ofNullable(host), Optional.ofNullable(orgApiKey).map(Secret::new));
  }
}
