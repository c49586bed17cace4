// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/// Comparing what readers of different notations made.
final class Trees {
  /// Readers differ in the width of numbers. Zero means equal.
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) -> {
        boolean numbers = one.isNumber() && other.isNumber();
        boolean equal =
            numbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
        return equal ? 0 : 1;
      };

  private Trees() {}

  static boolean same(JsonNode one, JsonNode other) {
    return one.equals(BY_VALUE, other);
  }
}
