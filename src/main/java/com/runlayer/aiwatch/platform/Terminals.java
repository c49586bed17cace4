// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.util.OptionalInt;

/// What the standard streams of the process lead to.
public interface Terminals {
  /// A stream to write to.
  enum Stream {
    OUT(1),
    ERR(2);

    private final int descriptor;

    Stream(int descriptor) {
      this.descriptor = descriptor;
    }

    /// The number of its descriptor.
    public int descriptor() {
      return descriptor;
    }
  }

  /// Whether a person can see it as it is written; not so for a file or a pipe.
  boolean isTerminal(Stream stream);

  /// How many characters a line of the terminal holds; empty where that is not known.
  OptionalInt columns(Stream stream);

  /// Streams that lead to files or pipes.
  static Terminals none() {
    return new Terminals() {
      @Override
      public boolean isTerminal(Stream stream) {
        return false;
      }

      @Override
      public OptionalInt columns(Stream stream) {
        return OptionalInt.empty();
      }
    };
  }
}
