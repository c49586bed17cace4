// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

/// What came of expanding the variables of a text.
sealed interface Expanded {
  /// The text that the client uses.
  record Text(String text) implements Expanded {}

  /// It cannot be told.
  ///
  /// @param clause why: `it uses the variable TOKEN, which is not set`
  record Unknown(String clause) implements Expanded {}
}
