// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

/// What a key may be used for.
enum KeyRole {
  /// No key is asked for.
  NONE,
  /// Exchanged for a user key; sent as a bearer token, the others in `x-runlayer-api-key`.
  ENROLLMENT,
  /// Reports of a device: scan, skills, plugins, check-in.
  ORGANISATION,
  /// Verdicts and events of a user.
  USER
}
