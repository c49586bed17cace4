// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.StateException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// The key that events are delivered with, as long as nothing speaks against it.
sealed interface UserKey {
  /// It may be used.
  record Usable(String key) implements UserKey {
    /// By which it is known again.
    String hash() {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }

    @Override
    public String toString() {
      return "Usable";
    }
  }

  /// There is none to use.
  record Unusable(Stop stop) implements UserKey {}

  /// A role can be given to the key that is there, so that one without it is tried again after a
  /// while. A revoked key stays revoked.
  Duration ROLE_MAY_CHANGE = Duration.ofHours(24);

  /// Looks for the key of a tenant.
  ///
  /// @param refusal the key that the tenant refused last
  static UserKey of(
      TenantHost host,
      CredentialStore credentials,
      Enrollment enrollment,
      Optional<CourierMemory.Refusal> refusal,
      Instant now)
      throws StateException {
    return switch (credentials.read(host.hostKey())) {
      case CredentialRead.Found found -> {
        Usable key = new Usable(found.key());
        if (enrollment.standing(host) == Enrollment.Standing.REJECTED) {
          yield refused(host + " refused the user's key: exchange it with aiwatch enroll");
        }
        yield refusal.filter(refused -> stillCounts(refused, key, now)).isPresent()
            ? refused("the user's key lacks the role for hooks at " + host + ": ask for it there")
            : key;
      }
      case CredentialRead.Absent _ ->
          new Unusable(
              Stop.of(
                  CourierEnd.NO_KEY,
                  "there is no key of this user for " + host + ": run aiwatch enroll"));
      case CredentialFailure failure ->
          new Unusable(Stop.of(CourierEnd.NO_KEY, failure.sentence()));
    };
  }

  private static Unusable refused(String sentence) {
    return new Unusable(Stop.of(CourierEnd.KEY_REFUSED, sentence));
  }

  private static boolean stillCounts(CourierMemory.Refusal refused, Usable key, Instant now) {
    Duration age = Duration.between(refused.time(), now);
    return refused.key().equals(key.hash())
        && !age.isNegative()
        && age.compareTo(ROLE_MAY_CHANGE) < 0;
  }
}
