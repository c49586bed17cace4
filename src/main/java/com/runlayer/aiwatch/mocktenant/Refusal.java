// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

/// A request that is not answered as asked: becomes the status and `{"detail": …}`.
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /// @param detail what is wrong, for the person who reads it; no secret
  Refusal(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /// The key is missing, unknown or revoked.
  static Refusal unauthorised(String detail) {
    return new Refusal(401, detail);
  }

  /// The key is good, but not for this.
  static Refusal forbidden(String detail) {
    return new Refusal(403, detail);
  }

  static Refusal notFound() {
    return new Refusal(404, "Not Found");
  }

  /// The body is not what the route takes.
  static Refusal incomplete(String detail) {
    return new Refusal(422, detail);
  }

  int status() {
    return status;
  }
}
