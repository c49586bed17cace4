// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

/// Something that did not reach the tenant.
///
/// @param client whose it was, wire name; `aiwatch` for what is no single client's
/// @param sentence what, where and why, redacted
public record Failure(String client, String sentence) {
  /// Of the whole scan.
  static Failure ofScan(String sentence) {
    return new Failure("aiwatch", sentence);
  }
}
