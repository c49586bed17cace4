// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.util.Optional;

/// Knows who works at the screen, for what root does on behalf of that user.
public interface ConsoleUsers {
  /// The user at the screen. Empty while nobody is logged in, at the login window, in the setup
  /// assistant, and where the system's own sources name different users. Never root, nor any other
  /// account of the system.
  Optional<ConsoleUser> current();
}
