// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/// The keys that the tenant knows: one of the organisation, one for enrollment, and the user keys
/// minted from it.
///
/// Every key says that it is fake, so that one that leaks into a log or a repository alarms nobody.
final class KeyRing {
  private final Map<String, KeyRole> roles = new HashMap<>();
  private final Set<String> revoked = new HashSet<>();
  private final Map<Owner, Integer> generations = new HashMap<>();

  KeyRing(String organisationKey, String enrollmentKey) {
    roles.put(organisationKey, KeyRole.ORGANISATION);
    roles.put(enrollmentKey, KeyRole.ENROLLMENT);
  }

  /// The user key of one user on one device: the same at every call, until it is revoked.
  synchronized String userKey(String enrollmentKey, String username, String deviceName) {
    Owner owner = new Owner(enrollmentKey, username, deviceName);
    String key = derive(owner, generations.getOrDefault(owner, 0));
    while (revoked.contains(key)) {
      key = derive(owner, generations.merge(owner, 1, Integer::sum));
    }
    roles.put(key, KeyRole.USER);
    return key;
  }

  synchronized void revoke(String key) {
    revoked.add(key);
  }

  synchronized Standing standing(String key) {
    if (revoked.contains(key)) {
      return new Standing.Revoked();
    }
    KeyRole role = roles.get(key);
    return role == null ? new Standing.Unknown() : new Standing.Known(role);
  }

  private static String derive(Owner owner, int generation) {
    String text =
        String.join(
            "\n",
            owner.enrollmentKey,
            owner.username,
            owner.deviceName,
            Integer.toString(generation));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "rl_user_FAKE" + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private record Owner(String enrollmentKey, String username, String deviceName) {}

  /// What a presented key is worth.
  sealed interface Standing {
    record Known(KeyRole role) implements Standing {}

    record Revoked() implements Standing {}

    record Unknown() implements Standing {}
  }
}
