// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Library;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// On a pseudo-terminal of its own.
class PosixTerminalsTest {
  private static final int READ_WRITE = 2;

  /// `TIOCSWINSZ`.
  private static final long SET_SIZE =
      System.getProperty("os.name", "").startsWith("Mac") ? 0x80087467L : 0x5414L;

  /// What a terminal program needs and aiwatch does not.
  interface PseudoTerminals extends Library {
    int posix_openpt(int flags);

    int ioctl(int descriptor, long request, Object... arguments);

    int close(int descriptor);
  }

  private final Posix posix = Posix.load();
  private final PseudoTerminals system = NativeLibraries.process(PseudoTerminals.class, Map.of());
  private final int terminal = system.posix_openpt(READ_WRITE);

  @AfterEach
  void close() {
    system.close(terminal);
  }

  @Test
  void a_terminal_is_told_from_a_file() throws ErrnoException {
    int file = posix.open(PathBytes.of(Path.of("/dev/null")), true);
    try {
      assertThat(terminal).isPositive();
      assertThat(posix.isTerminal(terminal)).isTrue();
      assertThat(posix.isTerminal(file)).isFalse();
      assertThat(posix.columns(file)).isEmpty();
      assertThat(posix.isTerminal(-1)).isFalse();
    } finally {
      posix.close(file);
    }
  }

  @Test
  void its_width_is_the_one_that_was_set() throws IOException {
    resize(43, 132);
    assertThat(posix.columns(terminal)).hasValue(132);

    resize(0, 0);
    assertThat(posix.columns(terminal)).as("not known").isEmpty();

    resize(1, 40_000);
    assertThat(posix.columns(terminal)).as("no sign").hasValue(40_000);
  }

  private void resize(int rows, int columns) {
    ByteBuffer size = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    size.putShort((short) rows).putShort((short) columns);
    assertThat(system.ioctl(terminal, SET_SIZE, (Object) size.array())).isZero();
  }
}
