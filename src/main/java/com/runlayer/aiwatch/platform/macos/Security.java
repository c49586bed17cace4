// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/// The functions of Security.framework that keep a password, `<Security/SecItem.h>`. All of them
/// return an `OSStatus`.
interface Security extends Library {
  /// Adds an item.
  ///
  /// @param result may be null: the added item is not asked for
  int SecItemAdd(Pointer attributes, Pointer result);

  int SecItemUpdate(Pointer query, Pointer attributesToUpdate);

  /// Finds an item.
  ///
  /// @param result receives a `CFDataRef` that is the caller's to release
  int SecItemCopyMatching(Pointer query, PointerByReference result);

  int SecItemDelete(Pointer query);

  /// `<Security/SecKeychain.h>`: whether this process may show a dialogue for a file-based
  /// keychain.
  ///
  /// @param state a `Boolean`, one byte
  int SecKeychainSetUserInteractionAllowed(byte state);
}
