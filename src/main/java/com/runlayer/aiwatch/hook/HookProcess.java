// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.Occasion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// One start of the hook by a client: whatever happens between the first byte of standard input and
/// the end of the process, the client gets one answer, in time.
///
/// A denial that needs nothing stands by from the beginning: for a crash, for memory that runs out,
/// and for a watchdog that gives it when time is up. A pass takes its place once it is known that
/// the organisation only watches.
public final class HookProcess {
  /// From the start of the process to the answer; the clients' own limit is 30 s.
  public static final Duration LIMIT = Duration.ofSeconds(20);

  private final HookClient client;
  private final AnswerStream stream;
  private final IntConsumer end;
  private volatile boolean enforcing = true;
  private volatile Answer standby;
  private volatile Runnable afterwards = () -> {};

  /// What answers. All of it may fail like anything else.
  public interface Services {
    /// Whether calls are blocked, not only watched. Asked before standard input is read.
    boolean enforcing();

    /// The service for this one event.
    HookService service();

    /// Does what is left to do once the client has its answer, and comes to an end soon: clients
    /// wait for the end of the process as well.
    default void afterAnswer() {}
  }

  /// @param stream takes the answer, once
  /// @param end ends the process at once, with an exit code
  public HookProcess(HookClient client, AnswerStream stream, IntConsumer end) {
    this.client = client;
    this.stream = stream;
    this.end = end;
    this.standby = Dialects.constantDenial(client, "");
  }

  /// Reads, answers and ends the process.
  ///
  /// @param left how much of [#LIMIT] is left
  /// @param services makes what answers, which may fail as well
  public void run(Duration left, InputStream input, Supplier<? extends Services> services) {
    Answer answer;
    try {
      watch(left);
      answer = answer(input, services);
    } catch (Throwable e) {
      // a crash is a denial: of everything, also of what a virtual machine throws
      answer = standby;
    }
    give(answer);
  }

  private Answer answer(InputStream input, Supplier<? extends Services> maker) throws IOException {
    Services services = maker.get();
    afterwards = services::afterAnswer;
    enforcing = services.enforcing();
    if (!enforcing) {
      standby = Dialects.constantPass(client, "");
    }
    byte[] bytes = input.readNBytes(Dialects.MAX_PAYLOAD + 1);
    return services
        .service()
        .answer(
            client,
            bytes,
            event -> {
              Occasion occasion = event.occasion();
              standby =
                  enforcing
                      ? Dialects.constantDenial(occasion.client(), occasion.name())
                      : Dialects.constantPass(occasion.client(), occasion.name());
            });
  }

  /// Starts the thread that answers when time is up, wherever the other one is then.
  private void watch(Duration left) {
    Thread.ofPlatform()
        .daemon()
        .name("deadline")
        .start(
            () -> {
              try {
                Thread.sleep(left);
                give(standby);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /// Gives an answer and ends the process. Whoever comes second waits for the end that the first
  /// one brings.
  private void give(Answer answer) {
    switch (stream.give(answer)) {
      case GIVEN -> {
        finish();
        end.accept(answer.exit());
      }
      case BROKEN -> end.accept(enforcing ? lastResort() : 0);
      case TOO_LATE -> {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private void finish() {
    try {
      afterwards.run();
    } catch (Throwable e) {
      // the answer is out
    }
  }

  private int lastResort() {
    Answer last = Dialects.lastResort(client);
    stream.giveError(last);
    return last.exit();
  }
}
