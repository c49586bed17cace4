// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.runlayer.aiwatch.discovery.Discovery;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.tenant.ScanReceipt;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantException;
import java.util.Optional;
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

  /// Discovers and describes what was found. Sends nothing and writes nothing.
  public Scan discover(ScanRequest request) {
    Inventory found = discovery.run(request.options(), request.progress(), request.looks());
    return new Scan(found, ScanReports.of(found, request.device(), version));
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
      case LockAttempt.Held held ->
          new ScanOutcome.AlreadyRunning(held.holder(), state.isOverdue());
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
    // an empty report would say that there are no servers, which nobody knows then
    Optional<String> failure = scan.failure();
    Optional<ScanReceipt> receipt = Optional.empty();
    if (failure.isEmpty()) {
      try {
        receipt = Optional.of(tenant.submitScan(orgKey, scan.report()));
      } catch (TenantException e) {
        failure = Optional.of(redactor.text(e.sentence()));
      }
    }
    Optional<String> stateFailure = remember(scan, failure);
    return receipt.isPresent()
        ? new ScanOutcome.Reported(receipt.get(), stateFailure)
        : new ScanOutcome.NotReported(
            failure.orElse("") + stateFailure.map(s -> "; " + s).orElse(""));
  }

  private Optional<String> remember(Scan scan, Optional<String> failure) {
    try {
      state.record(scan, failure);
      return Optional.empty();
    } catch (StateException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
