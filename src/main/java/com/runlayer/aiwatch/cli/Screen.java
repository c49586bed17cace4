// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.platform.Terminals;
import com.runlayer.aiwatch.platform.Terminals.Stream;
import java.util.Map;
import java.util.OptionalInt;

/// What can be shown to whoever looks at the output.
final class Screen {
  private static final int MIN_COLUMNS = 20;
  private static final int MAX_COLUMNS = 10_000;

  private final Map<String, String> environment;
  private final Terminals terminals;

  Screen(Invocation invocation) {
    this.environment = invocation.environment();
    this.terminals = invocation.surroundings().terminals();
  }

  /// How results are emphasised: not in a file or a pipe, not for somebody who asks for no colour
  /// (<https://no-color.org>), and not on a terminal that does not say that it can.
  Ink ink() {
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return !refused && isCapable() && terminals.isTerminal(Stream.OUT) ? Ink.COLOUR : Ink.PLAIN;
  }

  /// How many characters of a line of results can be seen; empty where nothing limits them.
  OptionalInt columns() {
    return terminals.isTerminal(Stream.OUT) ? columns(Stream.OUT) : OptionalInt.empty();
  }

  /// The same for a line on stderr.
  OptionalInt diagnosticColumns() {
    return columns(Stream.ERR);
  }

  /// Whether somebody watches stderr, so that a line there may be drawn over and over.
  boolean isWatched() {
    return isCapable()
        && !isBuildServer()
        && !Launchd.started(environment)
        && terminals.isTerminal(Stream.ERR);
  }

  private boolean isCapable() {
    String type = environment.getOrDefault("TERM", "");
    return !type.isEmpty() && !type.equals("dumb");
  }

  private boolean isBuildServer() {
    String ci = environment.getOrDefault("CI", "");
    return !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
  }

  private OptionalInt columns(Stream stream) {
    OptionalInt wished = number(environment.getOrDefault("COLUMNS", ""));
    OptionalInt columns = wished.isPresent() ? wished : terminals.columns(stream);
    return columns.isPresent()
            && columns.getAsInt() >= MIN_COLUMNS
            && columns.getAsInt() <= MAX_COLUMNS
        ? columns
        : OptionalInt.empty();
  }

  private static OptionalInt number(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
