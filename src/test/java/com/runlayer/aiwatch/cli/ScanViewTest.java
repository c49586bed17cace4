// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.discovery.walk.ProgressListener;
import com.runlayer.aiwatch.platform.ProcessPriority;
import com.runlayer.aiwatch.platform.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ScanViewTest {
  @ParameterizedTest
  @CsvSource({
    "'', true, true",
    "json, true, true",
    "quiet, true, false",
    "verbose, true, false",
    "'', false, false",
    "json, false, false"
  })
  void progress_is_for_a_person_who_watches_and_wants_it(
      String wish, boolean terminal, boolean shown) {
    AtomicInteger asked = new AtomicInteger();
    try (ScanView view =
        new ScanView(
            new CommandLine(CommandSpec.create()),
            screen(terminal),
            Path.of("/home/ada"),
            new ScanView.Wish(wish.equals("json"), wish.equals("quiet"), wish.equals("verbose")))) {
      ProgressListener progress =
          view.progress(
              () -> {
                asked.incrementAndGet();
                return OptionalLong.of(100);
              });

      assertThat(progress instanceof ProgressLine).isEqualTo(shown);
      assertThat(asked).hasValue(shown ? 1 : 0);
    }
  }

  private static Screen screen(boolean terminal) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Terminals terminals =
        new Terminals() {
          @Override
          public boolean isTerminal(Stream stream) {
            return terminal && stream == Stream.ERR;
          }

          @Override
          public OptionalInt columns(Stream stream) {
            return OptionalInt.empty();
          }
        };
    return new Screen(
        new Invocation(
            new Properties(),
            Shell.variables("TERM=xterm"),
            Path.of("/"),
            nowhere,
            nowhere,
            Clock.systemUTC(),
            new Surroundings(terminals, ProcessPriority.unchanged(), duration -> {})));
  }
}
