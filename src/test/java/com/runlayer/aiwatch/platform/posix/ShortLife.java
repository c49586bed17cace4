// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A process that leaves its session and then waits for what never comes.
final class ShortLife {
  private ShortLife() {}

  static void main(String... arguments) throws InterruptedException {
    new PosixBackground(List::of).leaveSession(Duration.ofMillis(100));
    System.out.println("left");
    new CountDownLatch(1).await();
  }
}
