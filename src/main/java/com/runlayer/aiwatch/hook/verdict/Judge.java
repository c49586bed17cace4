// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.hook.event.HookEvent;

/// Decides about events.
public interface Judge {
  /// The decision about an event.
  ///
  /// @param payload the client's object as it is sent on, in UTF-8
  Judgement judge(HookEvent event, byte[] payload);
}
