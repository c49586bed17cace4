// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

/// Which of the two scan routes a tenant has.
public enum ScanRoutes {
  /// A current tenant.
  NEW_AND_OLD,
  /// A tenant from before the new route: it answers 404 there.
  OLD_ONLY,
  /// A tenant without the feature.
  NONE;

  boolean serve(Route route) {
    return switch (route) {
      case SCAN -> this == NEW_AND_OLD;
      case OLD_SCAN -> this != NONE;
      default -> true;
    };
  }
}
