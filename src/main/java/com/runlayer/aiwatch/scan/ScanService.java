// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.runlayer.aiwatch.discovery.Discovery;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.scan.changes.Comparison;
import com.runlayer.aiwatch.tenant.CheckIn;
import com.runlayer.aiwatch.tenant.DeviceFields;
import com.runlayer.aiwatch.tenant.ScanReceipt;
import com.runlayer.aiwatch.tenant.ScanReport;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A scan from end to end.
public final class ScanService {
  private final Discovery discovery;
  private final ScanState state;
  private final Redactor redactor;
  private final String version;

  /// @param redactor for what the tenant says, which may quote what it was sent
  /// @param version this program's version, which the report carries
  public ScanService(Discovery discovery, ScanState state, Redactor redactor, String version) {
    this.discovery = discovery;
    this.state = state;
    this.redactor = redactor;
    this.version = version;
  }

  /// Discovers, describes what was found and compares it with the last scan. Sends nothing and
  /// writes nothing.
  public Scan discover(ScanRequest request) {
    Comparison comparison = state.comparison(request.looks());
    Inventory found = discovery.run(request.options(), request.progress(), comparison);
    ScanReport report = ScanReports.of(found, request.device(), version);
    Comparison.Result compared = comparison.with(found, report, request.options());
    return new Scan(found, report, compared.changes(), compared.memory());
  }

  /// How many folders the last scan listed; empty where that is not known.
  public OptionalLong lastFolders() {
    return state.lastFolders();
  }

  /// Another scan of this user that runs in this moment. Whoever waits before a scan asks first, so
  /// that nobody waits for nothing.
  public Optional<ScanOutcome.AlreadyRunning> running() {
    try {
      return switch (state.tryLock()) {
        case LockAttempt.Held held -> Optional.of(alreadyRunning(held));
        case LockAttempt.Acquired acquired -> {
          acquired.lock().close();
          yield Optional.empty();
        }
      };
    } catch (StateException e) {
      return Optional.empty();
    }
  }

  private ScanOutcome.AlreadyRunning alreadyRunning(LockAttempt.Held held) {
    return new ScanOutcome.AlreadyRunning(held.holder(), state.isOverdue());
  }

  /// Discovers, reports and remembers how it ended. A state folder that cannot be written costs the
  /// memory, not the report.
  ///
  /// @param orgKey the organisation's key
  /// @param discovered hears of the finding before it is sent
  public ScanOutcome run(
      ScanRequest request, Tenant tenant, String orgKey, Consumer<Scan> discovered) {
    LockAttempt attempt;
    try {
      attempt = state.tryLock();
    } catch (StateException e) {
      return report(request, tenant, orgKey, discovered);
    }
    return switch (attempt) {
      case LockAttempt.Held held -> alreadyRunning(held);
      case LockAttempt.Acquired acquired -> {
        try (var _ = acquired.lock()) {
          yield report(request, tenant, orgKey, discovered);
        }
      }
    };
  }

  private ScanOutcome report(
      ScanRequest request, Tenant tenant, String orgKey, Consumer<Scan> discovered) {
    Scan scan = discover(request);
    discovered.accept(scan);
    Submitted skills = Submitted.none(scan.inventory().skills());
    Submitted plugins = Submitted.none(scan.inventory().plugins());
    if (scan.failure().isPresent()) {
      // an empty report would say that there are no servers, which nobody knows then
      String failure = scan.failure().get();
      Optional<String> stateFailure =
          remember(scan, skills, plugins, List.of(Failure.ofScan(failure)));
      return new ScanOutcome.NotReported(
          failure + stateFailure.map(sentence -> "; " + sentence).orElse(""));
    }
    List<Failure> failures = new ArrayList<>();
    Optional<ScanReceipt> receipt = Optional.empty();
    boolean keyIsWrong = false;
    try {
      receipt = Optional.of(tenant.submitScan(orgKey, scan.report()));
    } catch (TenantException e) {
      failures.add(Failure.ofScan(redactor.text(e.sentence())));
      // a role that is lacking (403) may be there for the rest
      keyIsWrong = e instanceof TenantException.KeyRefused refused && refused.status() == 401;
    }
    if (!keyIsWrong) {
      ArtifactSubmission artifacts =
          new ArtifactSubmission(tenant, orgKey, request.device(), discovery, redactor);
      skills = artifacts.skills(scan.inventory().skills());
      plugins = artifacts.plugins(scan.inventory().plugins());
      failures.addAll(skills.failures());
      failures.addAll(plugins.failures());
    }
    return new ScanOutcome.Reported(
        receipt, skills, plugins, failures, remember(scan, skills, plugins, failures));
  }

  /// Tells the tenant that this device is watched, and how the scan ended. To be called once a
  /// person has seen the result, which it never changes: what is lost when it fails is a sign of
  /// life, and the next scan gives another one.
  ///
  /// @return why it did not arrive; empty where it did, or where there was nothing to tell
  public Optional<String> checkIn(
      DeviceFields device, Tenant tenant, String orgKey, ScanOutcome outcome) {
    List<Failure> failures;
    switch (outcome) {
      case ScanOutcome.Reported reported -> failures = reported.failures();
      case ScanOutcome.NotReported failed -> failures = List.of(Failure.ofScan(failed.failure()));
      case ScanOutcome.AlreadyRunning _ -> {
        return Optional.empty(); // the other scan does
      }
    }
    try {
      tenant.checkIn(
          orgKey,
          CheckIn.detect(
              device,
              version,
              failures.stream().map(each -> each.client() + ": " + each.sentence()).toList()));
      return Optional.empty();
    } catch (TenantException e) {
      return Optional.of(redactor.text(e.sentence()));
    }
  }

  private Optional<String> remember(
      Scan scan, Submitted skills, Submitted plugins, List<Failure> failures) {
    try {
      state.record(scan, skills, plugins, failures);
      return Optional.empty();
    } catch (StateException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
