// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// A call that the tenant did not answer as hoped. The message is one sentence for a person: what
/// failed, where, what to do.
public abstract sealed class TenantException extends Exception {
  private static final long serialVersionUID = 1L;

  TenantException(String message) {
    super(message);
  }

  /// The message.
  public String sentence() {
    return Objects.requireNonNull(getMessage());
  }

  /// A failure that may be gone at the next try: 408, 429, 5xx and everything below HTTP.
  public static final class Temporary extends TenantException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    Temporary(String message, Optional<Duration> retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
    }

    /// How long the tenant asked to wait.
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /// The key is missing, wrong, revoked (401) or lacks the role (403).
  public static final class KeyRefused extends TenantException {
    private static final long serialVersionUID = 1L;

    private final int status;

    KeyRefused(String message, int status) {
      super(message);
      this.status = status;
    }

    /// 401 or 403.
    public int status() {
      return status;
    }
  }

  /// The tenant does not have this route.
  public static final class RouteUnknown extends TenantException {
    private static final long serialVersionUID = 1L;

    RouteUnknown(String message) {
      super(message);
    }
  }

  /// Trying again would not help: the request was refused, the certificate is not trusted, or the
  /// answer makes no sense.
  public static final class Permanent extends TenantException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Permanent(String message) {
      this(message, 0);
    }

    Permanent(String message, int status) {
      super(message);
      this.status = status;
    }

    /// Whether the tenant looked at the request and refuses what it says (4xx), and nothing is
    /// known
    /// against the way there.
    public boolean requestRefused() {
      return status / 100 == 4;
    }
  }
}
