// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.hook.event.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/// Standard output and standard error of a hook: takes one answer.
public final class AnswerStream {
  private final OutputStream out;
  private final OutputStream err;
  private final AtomicBoolean taken = new AtomicBoolean();

  /// @param out unbuffered, so that an answer is one write
  /// @param err unbuffered
  public AnswerStream(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /// What came of an answer.
  public enum Outcome {
    GIVEN,
    /// The client no longer listens.
    BROKEN,
    /// Another answer was given before.
    TOO_LATE
  }

  /// Gives an answer, unless one was given.
  public Outcome give(Answer answer) {
    byte[] output = answer.output().getBytes(StandardCharsets.UTF_8);
    byte[] error = answer.error().getBytes(StandardCharsets.UTF_8);
    if (taken.getAndSet(true)) {
      return Outcome.TOO_LATE;
    }
    try {
      err.write(error);
      out.write(output);
      return Outcome.GIVEN;
    } catch (IOException e) {
      return Outcome.BROKEN;
    }
  }

  /// Tries to give what an answer has for standard error alone.
  void giveError(Answer answer) {
    try {
      err.write(answer.error().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // the exit code says the same
    }
  }
}
