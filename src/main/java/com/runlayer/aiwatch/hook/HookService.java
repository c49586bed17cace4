// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.verdict.Judge;
import com.runlayer.aiwatch.hook.verdict.Judgement;
import com.runlayer.aiwatch.hook.verdict.Notes;
import java.util.function.Consumer;

/// What a client wrote to standard input, answered: the one door for the process, for tests and for
/// `--explain`.
public final class HookService {
  private final Dialects dialects;
  private final Judge judge;
  private final Reports reports;
  private final Notes notes;

  /// @param judge decides
  /// @param reports is told what happened
  public HookService(Dialects dialects, Judge judge, Reports reports, Notes notes) {
    this.dialects = dialects;
    this.judge = judge;
    this.reports = reports;
    this.notes = notes;
  }

  /// Answers an event.
  ///
  /// @param input what the client wrote, at most one byte more than [Dialects#MAX_PAYLOAD]
  /// @param understood is told the event once it is known, before anything is asked
  /// @return in the client's words
  public Answer answer(HookClient client, byte[] input, Consumer<HookEvent> understood) {
    HookEvent event = dialects.read(client, input);
    understood.accept(event);
    notes.add(() -> "event: " + EventLine.of(event));
    byte[] payload = PayloadBytes.of(input);
    Judgement judgement = judge.judge(event, payload);
    Answer answer = dialects.write(event, judgement.decision());
    report(new Report(event, payload, judgement, answer));
    return answer;
  }

  /// Whatever goes wrong here, the answer stays what it is.
  private void report(Report report) {
    try {
      reports.add(report);
    } catch (RuntimeException e) {
      notes.add(() -> "not reported: " + e);
    }
  }
}
