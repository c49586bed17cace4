// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.time.Duration;

/// Asks the tenant for verdicts.
public interface VerdictClient {
  /// Asks once: one connection, one deadline, no redirect, no repetition. It may be called by
  /// several threads.
  ///
  /// @param userKey the user's own key
  /// @param body the JSON object to send
  /// @param limit for everything from the name look-up to the last byte of the answer, as far as
  ///     the operating system lets itself be interrupted
  VerdictReply ask(HookRoute route, String userKey, byte[] body, Duration limit);
}
