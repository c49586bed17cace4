// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import java.util.Locale;

/// What one check found.
///
/// @param status how it is
/// @param seen what was seen, or why nothing was looked at; a sentence without its full stop
/// @param todo what to do; empty where there is nothing to do
public record Finding(Status status, String seen, String todo) {
  /// How it is.
  public enum Status {
    OK,
    /// It works, and should be looked at.
    WARNING,
    /// Something does not work.
    PROBLEM,
    /// There was nothing to look at, or no way to.
    NOT_APPLICABLE;

    /// As `doctor --json` spells it.
    public String jsonName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// All is well.
  public static Finding ok(String seen) {
    return new Finding(Status.OK, seen, "");
  }

  /// It works, and should be looked at.
  public static Finding warning(String seen, String todo) {
    return new Finding(Status.WARNING, seen, todo);
  }

  /// Something does not work.
  public static Finding problem(String seen, String todo) {
    return new Finding(Status.PROBLEM, seen, todo);
  }

  /// There was nothing to look at, or no way to.
  ///
  /// @param reason why
  public static Finding notApplicable(String reason) {
    return new Finding(Status.NOT_APPLICABLE, reason, "");
  }
}
