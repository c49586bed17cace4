// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

/// Decides whether the value of an environment variable or of a header is a secret in plain text.
/// The readers ask while the value passes by and keep the answer only.
public interface SecretCheck {
  /// Whether it is one.
  ///
  /// @param name of the variable or header
  /// @param value as the file has it
  boolean isSecret(String name, String value);
}
