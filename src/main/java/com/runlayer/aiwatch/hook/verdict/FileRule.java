// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.ToolCall;
import java.util.Optional;

/// The rule that needs no network.
public interface FileRule {
  /// The denial of a call; empty where the rule has nothing against it.
  Optional<Decision.Deny> check(Occasion occasion, ToolCall call);
}
