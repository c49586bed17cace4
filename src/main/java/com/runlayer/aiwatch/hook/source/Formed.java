// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

/// What came of bringing a source into the form that is put to the tenant.
sealed interface Formed {
  /// The form.
  record Good(SourceForm form) implements Formed {}

  /// It has none.
  ///
  /// @param clause why: `its address holds a backslash`
  record Bad(String clause) implements Formed {}
}
