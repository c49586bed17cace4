// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// The operating system does not give what the program cannot do without. The message is one
/// sentence for a person.
public final class PlatformUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param sentence what is missing, where it is looked for, and what to do
  public PlatformUnavailableException(String sentence) {
    super(sentence);
  }

  /// @param sentence what is missing, where it is looked for, and what to do
  /// @param cause what the system said
  public PlatformUnavailableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
