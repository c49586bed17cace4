// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

/// A kept event whose payload is no JSON object, so that no tenant could take it.
final class MalformedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedEventException(String message) {
    super(message);
  }
}
