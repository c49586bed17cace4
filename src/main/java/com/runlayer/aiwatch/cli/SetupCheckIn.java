// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.platform.Device;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.setup.ClientReport;
import com.runlayer.aiwatch.setup.FileReport;
import com.runlayer.aiwatch.setup.SetupReport;
import com.runlayer.aiwatch.setup.SetupWorld;
import com.runlayer.aiwatch.setup.client.Scope;
import com.runlayer.aiwatch.tenant.CheckIn;
import com.runlayer.aiwatch.tenant.DeviceFields;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells the tenant how an installation ended. Only with the organisation's key, and after the
/// result, which it never changes.
final class SetupCheckIn {
  private final Session session;
  private final SetupWorld world;
  private final CommandLog log;

  SetupCheckIn(Session session, SetupWorld world, CommandLog log) {
    this.session = session;
    this.world = world;
    this.log = log;
  }

  void send(SetupReport report) {
    Optional<ConsoleUser> user =
        report.request().scope() == Scope.MDM ? world.people().atScreen() : Optional.empty();
    Layout layout = user.map(world::layout).orElse(world.layout());
    Settings settings = world.settings(world.managed(layout));
    Optional<TenantHost> host = settings.host();
    Optional<Secret> key = settings.orgApiKey();
    if (report.ending().isPresent() || host.isEmpty() || key.isEmpty()) {
      return;
    }
    try {
      Tenant tenant = session.tenant(host.get(), settings);
      Device device = session.device();
      DeviceFields fields =
          new DeviceFields(
              device.id(),
              settings.deviceName().orElse(device.hostName()),
              device.os(),
              device.osVersion(),
              settings.username().orElse(layout.user()),
              null);
      List<String> failures = failures(report);
      boolean drifted =
          report.clients().stream()
              .anyMatch(client -> client.state() == ClientReport.State.SHADOWED);
      for (CheckIn.Feature feature : CheckIn.Feature.values()) {
        boolean wanted =
            feature == CheckIn.Feature.ENFORCE ? settings.enforcement() : settings.sessions();
        tenant.checkIn(
            key.get().value(),
            CheckIn.hooks(fields, feature, session.version().number(), wanted, drifted, failures));
      }
    } catch (TenantException e) {
      log.warn(session.redactor().text(e.sentence()));
    } catch (CommandFailure | StateException e) {
      log.warn(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> failures(SetupReport report) {
    List<String> failures = new ArrayList<>();
    for (ClientReport client : report.clients()) {
      for (FileReport file : client.files()) {
        if (file.isFailed()) {
          failures.add(client.client().wireName() + ": " + String.join(", ", file.sentences()));
        }
      }
    }
    failures.addAll(report.problems());
    return failures;
  }
}
