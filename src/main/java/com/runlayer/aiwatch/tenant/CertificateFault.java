// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

/// What is wrong with a server's certificate, the most telling first: what several roots say about
/// one chain is summed up in the first that one of them has.
public enum CertificateFault {
  /// It ended, or one above it did, by this device's clock.
  EXPIRED,
  /// It has not begun, by this device's clock.
  NOT_YET_VALID,
  /// It is somebody else's.
  WRONG_NAME,
  /// A signature, an algorithm or a constraint does not hold.
  BROKEN,
  /// Nobody but itself vouches for it.
  SELF_SIGNED,
  /// Nobody whom this device trusts vouches for it.
  UNTRUSTED
}
