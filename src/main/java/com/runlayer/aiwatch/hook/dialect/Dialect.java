// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookEvent;

/// A client's words.
public interface Dialect {
  /// What a payload says.
  HookEvent read(ObjectNode payload);

  /// A decision as the client understands it at this event.
  Answer write(HookEvent event, Decision decision);

  /// The denial that needs nothing: no event, no JSON writer, no memory to speak of.
  Answer constantDenial();

  /// The pass that needs nothing.
  Answer constantPass();
}
