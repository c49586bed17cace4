// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

/// Why a courier came to its end.
public enum CourierEnd {
  /// Everything that could be delivered was.
  DONE,
  /// Its time was over; the next one goes on.
  OUT_OF_TIME,
  /// No tenant is configured.
  NO_HOST,
  /// The user has no key, or it cannot be read.
  NO_KEY,
  /// The tenant refused the key; nothing is sent until there is another.
  KEY_REFUSED,
  /// The tenant could not be reached, or did not work.
  TENANT_FAILED,
  /// The spool itself does not work.
  SPOOL_FAILED
}
