// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.discovery.inventory.Sentences;
import com.runlayer.aiwatch.discovery.walk.ProgressListener;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// One line on a terminal that is drawn over while the walk runs, and is gone afterwards.
///
/// Drawn by the walk's own thread: no other one has to be ended, and a scan that hangs does not
/// look
/// as if it went on. How far it is, is an estimate from the last scan.
final class ProgressLine implements ProgressListener, AutoCloseable {
  private static final long FIRST_AFTER = 300_000_000;
  private static final long INTERVAL = 100_000_000;
  private static final int BAR = 24;

  /// `EL`: erases to the end of the line.
  private static final String ERASE = "\u001B[K";

  private final PrintWriter err;
  private final int width;
  private final OptionalLong expected;
  private final LongSupplier nanoTime;
  private final long start;
  private long next;
  private boolean drawn;

  /// @param width what a line can hold, where that is known
  /// @param expected how many folders there will be, where that can be guessed
  /// @param nanoTime a clock that never goes back, in nanoseconds
  ProgressLine(PrintWriter err, OptionalInt width, OptionalLong expected, LongSupplier nanoTime) {
    this.err = err;
    this.width = width.orElse(80);
    this.expected = expected;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.next = FIRST_AFTER;
  }

  @Override
  public void walked(long folders) {
    long elapsed = nanoTime.getAsLong() - start;
    if (elapsed >= next) {
      next = elapsed + INTERVAL;
      draw("Looking for projects " + bar(folders) + Sentences.format("%,d folders", folders));
    }
  }

  /// Takes the line away; what is printed next begins where it began.
  @Override
  public void close() {
    if (drawn) {
      drawn = false;
      err.print("\r" + ERASE);
      err.flush();
    }
  }

  /// Cut, because a line that wraps could not be drawn over.
  private void draw(String line) {
    drawn = true;
    err.print("\r" + line.substring(0, Math.min(line.length(), width - 1)) + ERASE);
    err.flush();
  }

  private String bar(long folders) {
    if (expected.isEmpty() || folders >= expected.getAsLong()) {
      return "";
    }
    int filled = (int) (folders * BAR / expected.getAsLong());
    return Sentences.format(
        "[%s%s] %2d%%  ",
        "#".repeat(filled), ".".repeat(BAR - filled), folders * 100 / expected.getAsLong());
  }
}
