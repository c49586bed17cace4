// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/// The functions of SystemConfiguration.framework that read what the system knows at this moment,
/// `<SystemConfiguration/SCDynamicStore.h>` and `SCDynamicStoreCopySpecific.h`.
interface SystemConfiguration extends Library {
  /// Reads one value; the caller releases it.
  ///
  /// @param store null: a session for this call alone
  /// @param key a `CFStringRef`
  /// @return null where there is none
  Pointer SCDynamicStoreCopyValue(Pointer store, Pointer key);

  /// The proxies of the network service that counts at this moment; the caller releases them.
  ///
  /// @param store null: a session for this call alone
  /// @return a `CFDictionaryRef`, null where there are no settings
  Pointer SCDynamicStoreCopyProxies(Pointer store);
}
