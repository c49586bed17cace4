// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.walk.ProgressListener;
import com.runlayer.aiwatch.scan.Scan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What is seen of a scan while it runs and when it is done.
final class ScanView implements AutoCloseable {
  /// How much somebody wants to see.
  ///
  /// @param json one document instead of tables
  /// @param quiet nothing but failures
  /// @param verbose also every file that is looked at
  record Wish(boolean json, boolean quiet, boolean verbose) {}

  private final CommandLine command;
  private final Screen screen;
  private final ShortPaths paths;
  private final Wish wish;
  private @Nullable ProgressLine line;

  /// @param home paths below it are shown with `~`
  ScanView(CommandLine command, Screen screen, Path home, Wish wish) {
    this.command = command;
    this.screen = screen;
    this.paths = new ShortPaths(home);
    this.wish = wish;
  }

  /// @param expected how many folders there will be; only asked where somebody sees it
  ProgressListener progress(Supplier<OptionalLong> expected) {
    if (wish.quiet || wish.verbose || !screen.isWatched()) {
      return ProgressListener.none();
    }
    line =
        new ProgressLine(
            command.getErr(), screen.diagnosticColumns(), expected.get(), System::nanoTime);
    return line;
  }

  Look.Listener looks() {
    return wish.verbose ? new LookPrinter(command.getErr(), paths) : Look.Listener.none();
  }

  void print(Scan scan) {
    close();
    PrintWriter out = command.getOut();
    if (wish.json) {
      out.println(scan.json());
    } else if (!wish.quiet) {
      new ScanPrinter(out, screen.columns(), screen.ink(), paths).print(scan);
    }
    out.flush();
  }

  /// Leaves nothing of the progress behind.
  @Override
  public void close() {
    if (line != null) {
      line.close();
    }
  }
}
