// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

/// A value has not the form that it needs. The message is one clause for a person and never repeats
/// the value, which may hold a password: `it is blank`.
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param clause what is wrong, and the right form where that helps
  public InvalidValueException(String clause) {
    super(clause);
  }
}
