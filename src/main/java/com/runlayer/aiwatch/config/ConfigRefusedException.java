// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

/// What the caller asked for is not allowed or makes no sense: wrong usage. The message is one
/// sentence for a person.
public final class ConfigRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param sentence what is refused, why, and what to do
  public ConfigRefusedException(String sentence) {
    super(sentence);
  }
}
