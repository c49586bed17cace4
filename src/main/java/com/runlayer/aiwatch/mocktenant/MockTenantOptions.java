// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// How a mock tenant is started.
///
/// @param port on 127.0.0.1; 0 for any free one
/// @param tls serves https with this context's certificate; http where absent
/// @param clock what the time of everything that arrives is read from
/// @param organisationKey the key for scan, skills, plugins and check-in
/// @param enrollmentKey the key that user keys are minted for
/// @param maxRequests how many requests are kept
/// @param maxRequestCharacters how many characters their bodies may have together
public record MockTenantOptions(
    int port,
    Optional<SSLContext> tls,
    Clock clock,
    String organisationKey,
    String enrollmentKey,
    int maxRequests,
    long maxRequestCharacters) {

  /// http on any free port with the system's clock and the well-known fake keys.
  public static MockTenantOptions defaults() {
    return new MockTenantOptions(
        0,
        Optional.empty(),
        Clock.systemUTC(),
        "rl_org_FAKE5e0c1a7d2b94",
        "rl_enroll_FAKE8b3f6d1e4c72",
        10_000,
        64L << 20);
  }

  /// The same on this port.
  public MockTenantOptions withPort(int newPort) {
    return new MockTenantOptions(
        newPort, tls, clock, organisationKey, enrollmentKey, maxRequests, maxRequestCharacters);
  }

  /// The same over https.
  public MockTenantOptions withTls(SSLContext context) {
    return new MockTenantOptions(
        port,
        Optional.of(context),
        clock,
        organisationKey,
        enrollmentKey,
        maxRequests,
        maxRequestCharacters);
  }

  /// The same with another clock.
  public MockTenantOptions withClock(Clock newClock) {
    return new MockTenantOptions(
        port, tls, newClock, organisationKey, enrollmentKey, maxRequests, maxRequestCharacters);
  }

  /// The same with other keys.
  public MockTenantOptions withKeys(String newOrganisationKey, String newEnrollmentKey) {
    return new MockTenantOptions(
        port, tls, clock, newOrganisationKey, newEnrollmentKey, maxRequests, maxRequestCharacters);
  }

  /// The same with another bound for the requests that are kept.
  public MockTenantOptions withRecording(int requests, long characters) {
    return new MockTenantOptions(
        port, tls, clock, organisationKey, enrollmentKey, requests, characters);
  }
}
