// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

/// A range of the text and what comes in its place.
///
/// @param start in UTF-16 units
/// @param end exclusive; equal to `start` where text is only put in
record Splice(int start, int end, String text) {
  static Splice insert(int at, String text) {
    return new Splice(at, at, text);
  }

  static Splice delete(int start, int end) {
    return new Splice(start, end, "");
  }
}
