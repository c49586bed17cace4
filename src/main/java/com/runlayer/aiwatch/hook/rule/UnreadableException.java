// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

/// A call is too long or too nested to be read. It needs no trace: it is an answer.
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableException() {
    super("too long or too nested", null, false, false);
  }
}
