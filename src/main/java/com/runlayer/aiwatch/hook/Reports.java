// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

/// Takes what happened, for delivery to the tenant.
public interface Reports {
  /// Keeps a report. Whatever goes wrong, the answer stays what it is.
  void add(Report report);
}
