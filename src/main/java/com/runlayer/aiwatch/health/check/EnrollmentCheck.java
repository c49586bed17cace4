// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.HostStanding;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.StateException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the user has a key, and whether the marker, which is all that root sees of it, says the
/// same; for the tenant that is configured and for every one that has a marker.
final class EnrollmentCheck implements Check {
  static final String NAME = "enrollment";
  private static final Finding NOBODY =
      Finding.notApplicable("no EnrollmentKey for a tenant is configured, and nobody is enrolled");

  private final Subject subject;

  EnrollmentCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return List.of(StateFolderCheck.NAME, EnrollmentKeyFormCheck.NAME);
  }

  @Override
  public Finding run() throws StateException {
    if (subject.root()) {
      return Finding.notApplicable("doctor runs as root, who has no key; run it as the user");
    }
    Optional<String> configured = subject.settings().host().map(TenantHost::hostKey);
    Set<String> hosts = new LinkedHashSet<>();
    configured.ifPresent(hosts::add);
    hosts.addAll(subject.enrollments().markedHosts());
    boolean wanted = subject.settings().enrollmentKey().isPresent();
    List<Finding> findings = new ArrayList<>();
    for (String host : hosts) {
      boolean needed = wanted && configured.filter(host::equals).isPresent();
      findings.add(finding(subject.enrollments().standing(host), needed));
    }
    return Stream.of(Finding.Status.PROBLEM, Finding.Status.OK)
        .flatMap(status -> findings.stream().filter(each -> each.status() == status))
        .findFirst()
        .orElse(NOBODY);
  }

  private static Finding finding(HostStanding standing, boolean needed) {
    String host = standing.hostKey();
    return switch (standing.key()) {
      case HostStanding.Key.Present _ ->
          standing.marked()
              ? Finding.ok("enrolled with " + host)
              : Finding.problem(
                  "there is a key for " + host + " and no marker, so that no hooks are installed",
                  "run aiwatch enroll, which makes the marker");
      case HostStanding.Key.Absent _ -> {
        if (standing.marked()) {
          yield Finding.problem(
              "the marker says that there is a key for " + host + ", and there is none",
              "run aiwatch enroll");
        }
        yield needed
            ? Finding.problem("this user is not enrolled with " + host, "run aiwatch enroll")
            : NOBODY;
      }
      case HostStanding.Key.Unknown(CredentialFailure failure) ->
          switch (failure) {
            case CredentialFailure.Locked locked ->
                Finding.problem(locked.sentence(), "unlock the login keychain, or log in again");
            case CredentialFailure.Denied denied ->
                Finding.problem(
                    denied.sentence(), "install the signed package, then enroll --force");
            case CredentialFailure.Failed failed ->
                Finding.problem(failed.sentence(), "run aiwatch enroll --force");
          };
    };
  }
}
