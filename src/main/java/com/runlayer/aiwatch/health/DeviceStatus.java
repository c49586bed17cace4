// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.EnrollmentReader;
import com.runlayer.aiwatch.enroll.HostStanding;
import com.runlayer.aiwatch.enroll.LastEnrollment;
import com.runlayer.aiwatch.platform.DeviceReader.IdSource;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.scan.LastScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the program is on this device, as far as it can be told without the network.
///
/// @param tenants how the user stands with the configured tenant, which comes first, and with every
/// other one that has a marker
/// @param lastEnrollment how it ended; empty where none is known
/// @param hooks whether the clients start our hook
/// @param lastScan how it ended; empty where none is known
/// @param spool the events that wait
/// @param deviceId where the device's id comes from
/// @param log where the log is
/// @param hasLog whether there is one
public record DeviceStatus(
    Part<List<HostStanding>> tenants,
    Part<Optional<LastEnrollment>> lastEnrollment,
    List<HookPresence.ClientHook> hooks,
    Part<Optional<LastScan>> lastScan,
    Part<Spool> spool,
    Part<IdSource> deviceId,
    Path log,
    boolean hasLog) {
  /// Copies the list.
  public DeviceStatus {
    hooks = List.copyOf(hooks);
  }

  /// Looks; opens no connection and changes nothing.
  public static DeviceStatus read(Subject subject) {
    Path log = subject.log().paths().getFirst();
    return new DeviceStatus(
        Part.of(
            () ->
                tenants(subject.settings().host().map(TenantHost::hostKey), subject.enrollments())),
        Part.of(() -> subject.enrollmentRecord().last()),
        subject.hooks().clients(),
        Part.of(() -> subject.scans().last()),
        Part.of(() -> Spool.read(subject)),
        Part.of(() -> subject.device().idSource()),
        log,
        Files.exists(log));
  }

  private static List<HostStanding> tenants(
      Optional<String> configured, EnrollmentReader enrollments) throws StateException {
    Set<String> hosts = new LinkedHashSet<>();
    configured.ifPresent(hosts::add);
    hosts.addAll(enrollments.markedHosts());
    List<HostStanding> standings = new ArrayList<>();
    for (String host : hosts) {
      standings.add(enrollments.standing(host));
    }
    return List.copyOf(standings);
  }
}
