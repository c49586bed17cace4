// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

/// What came of one step below HTTP on the way to a tenant.
public sealed interface ProbeStep {
  /// It worked.
  ///
  /// @param seen for a person: `192.0.2.7`
  record Done(String seen) implements ProbeStep {}

  /// It did not.
  ///
  /// @param clause for a person, with the name: `acme.example cannot be resolved`
  record Failed(String clause) implements ProbeStep {}
}
