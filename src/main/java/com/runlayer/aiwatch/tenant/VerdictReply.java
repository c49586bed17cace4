// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of asking the tenant for a verdict. Sentences are for a person and hold no secret.
public sealed interface VerdictReply {
  /// The tenant answered with a JSON object; what it says is for the caller to judge.
  record Answered(JsonNode json) implements VerdictReply {}

  /// The key is missing, wrong or revoked (401).
  record KeyRefused(String sentence) implements VerdictReply {}

  /// The tenant cannot be reached: no connection, no answer in time, or it is out of order (5xx,
  /// 408, 429).
  record Unreachable(String sentence) implements VerdictReply {}

  /// Something else answered, or the tenant did not take the question.
  record Failed(String sentence) implements VerdictReply {}
}
