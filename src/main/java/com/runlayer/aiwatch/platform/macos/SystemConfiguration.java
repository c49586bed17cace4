// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/// The function of SystemConfiguration.framework that reads what the system knows at this moment,
/// `<SystemConfiguration/SCDynamicStore.h>`.
interface SystemConfiguration extends Library {
  /// Reads one value; the caller releases it.
  ///
  /// @param store null: a session for this call alone
  /// @param key a `CFStringRef`
  /// @return null where there is none
  Pointer SCDynamicStoreCopyValue(Pointer store, Pointer key);
}
