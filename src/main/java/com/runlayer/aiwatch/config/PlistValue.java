// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.List;

/// A value of a property list, as far as a configuration needs to tell them apart.
sealed interface PlistValue {
  record Text(String text) implements PlistValue {}

  record Truth(boolean truth) implements PlistValue {}

  record Array(List<PlistValue> elements) implements PlistValue {}

  /// Anything that no key takes.
  ///
  /// @param title as it stands in a message: `a dictionary`
  record Other(String title) implements PlistValue {}
}
