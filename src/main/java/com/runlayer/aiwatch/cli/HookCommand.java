// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.hook.AnswerStream;
import com.runlayer.aiwatch.hook.HookProcess;
import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.verdict.Notes;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Answers an AI client. Clients start it as `aiwatch hook --client NAME`, which is answered
/// without
/// this class; what is left for it are people, tests and other spellings.
@Command(
    name = "hook",
    description = {
      "Answers an AI client before and after a tool call; the client starts it.",
      "The event is read from standard input, the answer is in the client's own form."
    })
final class HookCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--client",
      required = true,
      paramLabel = "NAME",
      description = "Whose event it is: cursor, claude_code, codex or hermes.")
  private String client = "";

  @Option(
      names = "--explain",
      description =
          "Say what the event is, what was looked up and asked, and what the client would get. The"
              + " tenant is asked, but nothing is reported.")
  private boolean explain;

  @Spec private CommandSpec spec;

  HookCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    HookClient known =
        HookClient.named(client)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--client must be cursor, claude_code, codex or hermes"));
    return explain ? explain(known) : answer(known);
  }

  /// The event is answered in a thread of its own: a deadline that passes ends the command wherever
  /// that thread is.
  private int answer(HookClient known) throws InterruptedException {
    BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
    Invocation invocation = session.invocation();
    HookProcess process =
        new HookProcess(known, new AnswerStream(invocation.out(), invocation.err()), ends::add);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> process.run(HookProcess.LIMIT, invocation.in(), () -> session.hook(Notes.NONE)));
    return ends.take();
  }

  private int explain(HookClient known) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Answer answer =
        session
            .hook(line -> print(out, line.get()))
            .service(_ -> {})
            .answer(known, session.invocation().in().readNBytes(Dialects.MAX_PAYLOAD + 1), _ -> {});
    print(out, "stdout: " + (answer.output().isEmpty() ? "nothing" : answer.output()));
    if (!answer.error().isEmpty()) {
      print(out, "stderr: " + answer.error());
    }
    print(out, "exit code: " + answer.exit());
    return ExitCode.DONE.code();
  }

  private void print(PrintWriter out, String line) {
    out.println(Printable.of(session.redactor().text(line)));
  }
}
