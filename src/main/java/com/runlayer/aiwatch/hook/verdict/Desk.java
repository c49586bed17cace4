// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.tenant.VerdictClient;
import com.runlayer.aiwatch.tenant.VerdictReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Puts questions to the tenant, all at once, and waits no longer than the deadline. Each is asked
/// in a thread of its own, because a name look-up cannot be interrupted; one that is not answered
/// in
/// time is left alone.
public final class Desk {
  /// For the client to give up by itself, where this desk no longer waits for it.
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final VerdictClient tenant;
  private final KeyRing keys;
  private final Deadline deadline;

  /// @param keys the user's key for that tenant
  /// @param deadline for all questions together
  public Desk(VerdictClient tenant, KeyRing keys, Deadline deadline) {
    this.tenant = tenant;
    this.keys = keys;
    this.deadline = deadline;
  }

  /// A desk where nothing can be asked.
  ///
  /// @param sentence why, for a person
  public static Desk closed(String sentence) {
    KeyRing none =
        new KeyRing() {
          @Override
          public Key key() {
            return new Key.Missing(sentence);
          }

          @Override
          public Key afterRefusal(Secret refused) {
            return key();
          }
        };
    return new Desk(
        (_, _, _, _) -> new VerdictReply.Failed(sentence),
        none,
        new Deadline(System::nanoTime, System.nanoTime()));
  }

  /// What came of asking.
  sealed interface Outcome {
    /// One reply per question, in their order.
    record Replies(List<VerdictReply> replies) implements Outcome {}

    /// Nothing could be asked.
    record NoKey(String sentence) implements Outcome {}
  }

  /// Asks. A refused key is exchanged, where that is possible at all, and the questions it was
  /// refused for are put once more: the only repetition.
  Outcome ask(List<Question> questions) {
    return switch (keys.key()) {
      case Key.Missing missing -> new Outcome.NoKey(missing.sentence());
      case Key.Present present -> {
        List<VerdictReply> replies = ask(questions, present.secret().value());
        if (replies.stream().noneMatch(VerdictReply.KeyRefused.class::isInstance)) {
          yield new Outcome.Replies(replies);
        }
        yield switch (keys.afterRefusal(present.secret())) {
          case Key.Missing missing -> new Outcome.NoKey(missing.sentence());
          case Key.Present next ->
              new Outcome.Replies(again(questions, replies, next.secret().value()));
        };
      }
    };
  }

  private List<VerdictReply> again(
      List<Question> questions, List<VerdictReply> replies, String key) {
    List<Question> refused = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      if (replies.get(i) instanceof VerdictReply.KeyRefused) {
        refused.add(questions.get(i));
      }
    }
    List<VerdictReply> second = new ArrayList<>(ask(refused, key));
    return replies.stream()
        .map(reply -> reply instanceof VerdictReply.KeyRefused ? second.removeFirst() : reply)
        .toList();
  }

  private List<VerdictReply> ask(List<Question> questions, String key) {
    List<FutureTask<VerdictReply>> tasks = new ArrayList<>();
    for (Question question : questions) {
      FutureTask<VerdictReply> task =
          new FutureTask<>(
              () ->
                  tenant.ask(question.route(), key, question.body(), deadline.left().plus(GRACE)));
      Thread.ofPlatform().daemon().name("verdict").start(task);
      tasks.add(task);
    }
    return tasks.stream().map(this::reply).toList();
  }

  private VerdictReply reply(FutureTask<VerdictReply> task) {
    try {
      return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new VerdictReply.Unreachable("the tenant did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new VerdictReply.Failed("the question to the tenant was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return new VerdictReply.Failed("the question to the tenant could not be put");
    }
  }
}
