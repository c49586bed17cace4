// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

/// A file is no property list. The message is a clause that follows the file's name: `is cut off`.
final class PlistException extends Exception {
  private static final long serialVersionUID = 1L;

  PlistException(String clause) {
    super(clause);
  }
}
