// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

/// A text is not changed; the message is the clause that says why. It never leaves this package.
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String clause) {
    super(clause, null, false, false);
  }

  String clause() {
    return String.valueOf(getMessage());
  }
}
