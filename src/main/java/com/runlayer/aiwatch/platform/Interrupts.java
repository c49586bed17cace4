// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// What an interruption from the keyboard (Ctrl-C) or another process (SIGTERM) means.
@FunctionalInterface
public interface Interrupts {
  /// From now on, until the result is closed, an interruption is the expected end of the program
  /// and
  /// no failure: the exit code is 0.
  Scope succeed();

  /// Ends what was begun.
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /// Nobody interrupts.
  static Interrupts none() {
    return () -> () -> {};
  }

  /// Those of this process. The runtime answers a signal with its shutdown hooks and the exit code
  /// 128 + signal, which only a halt in such a hook changes.
  static Interrupts ofProcess() {
    return () -> {
      Thread halt = new Thread(() -> Runtime.getRuntime().halt(0));
      Runtime.getRuntime().addShutdownHook(halt);
      return () -> {
        try {
          Runtime.getRuntime().removeShutdownHook(halt);
        } catch (IllegalStateException e) {
          // the process is ending already
        }
      };
    };
  }
}
