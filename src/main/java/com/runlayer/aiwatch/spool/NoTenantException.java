// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

/// The configuration leads to no tenant, although it names one. The message is one sentence for a
/// person.
public final class NoTenantException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param sentence what is wrong, and where
  public NoTenantException(String sentence) {
    super(sentence);
  }
}
