// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The bytes that a client wrote, as far as they can be understood.
sealed interface Payload {
  /// One JSON object within the limits.
  record Understood(ObjectNode object) implements Payload {}

  /// Anything else.
  ///
  /// @param head what its beginning still tells
  /// @param problem a clause that goes on after "the payload", without anything of the payload
  record Broken(PayloadHead head, String problem) implements Payload {}
}
