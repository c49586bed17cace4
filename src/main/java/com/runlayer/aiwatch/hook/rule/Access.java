// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

/// What a call does with a file, as far as can be told; what cannot be told counts as writing.
enum Access {
  READ,
  WRITE,
  /// Deletes, moves or links: takes a folder with all that lies in it.
  REMOVE;

  boolean writes() {
    return this != READ;
  }
}
