// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.config.FailureMode;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.Stage;
import com.runlayer.aiwatch.hook.event.ToolCall;
import com.runlayer.aiwatch.hook.source.Definition;
import com.runlayer.aiwatch.hook.source.Lookup;
import com.runlayer.aiwatch.hook.source.SourceForm;
import com.runlayer.aiwatch.tenant.HookRoute;
import com.runlayer.aiwatch.tenant.VerdictReply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Decides while the organisation enforces. Whatever keeps the tenant from being asked, or its
/// answer from being understood, is a denial; a tenant that cannot be reached is one unless the
/// organisation chose `FailureMode` open.
public final class Verdicts implements Judge {
  private static final String DOCTOR = " Run \"aiwatch doctor\" to see what is wrong.";

  private final FileRule files;
  private final SourceLookup sources;
  private final Supplier<Desk> desk;
  private final FailureMode failureMode;
  private final Notes notes;

  /// @param files the rule that needs no network
  /// @param sources looks MCP servers up
  /// @param desk asks the tenant; made when there is something to ask
  public Verdicts(
      FileRule files,
      SourceLookup sources,
      Supplier<Desk> desk,
      FailureMode failureMode,
      Notes notes) {
    this.files = files;
    this.sources = sources;
    this.desk = desk;
    this.failureMode = failureMode;
    this.notes = notes;
  }

  @Override
  public Judgement judge(HookEvent event, byte[] payload) {
    return switch (event) {
      case HookEvent.McpCall call -> source(call);
      case HookEvent.LocalToolBefore tool ->
          rule(tool.occasion(), tool.call())
              .orElseGet(
                  () ->
                      ask(
                          List.of(
                              Questions.tool(
                                  HookRoute.TOOL_PRE, tool.occasion(), tool.call(), payload))));
      case HookEvent.LocalRuleOnly tool ->
          rule(tool.occasion(), tool.call()).orElseGet(Judgement::pass);
      case HookEvent.ToolAfter tool ->
          output(
              ask(
                  List.of(
                      Questions.tool(HookRoute.TOOL_POST, tool.occasion(), tool.call(), payload))));
      case HookEvent.Unreadable unreadable ->
          unreadable.stage() != Stage.REPORT
              ? Judgement.deny(
                  "Blocked by aiwatch: what "
                      + unreadable.occasion().client().title()
                      + " sent "
                      + unreadable.problem()
                      + ".")
              : Judgement.pass();
      case HookEvent.Observational _, HookEvent.AnsweredElsewhere _ -> Judgement.pass();
    };
  }

  private Optional<Judgement> rule(Occasion occasion, ToolCall call) {
    Optional<Decision.Deny> denial = files.check(occasion, call);
    notes.add(
        () -> "local file rule: " + denial.map(Decision.Deny::reason).orElse("nothing against it"));
    return denial.map(Judgement::of);
  }

  private Judgement source(HookEvent.McpCall call) {
    return switch (sources.find(call)) {
      case Lookup.Found found -> {
        found.candidates().forEach(each -> notes.add(() -> "MCP server: " + describe(each)));
        Judgement judgement =
            ask(
                found.candidates().stream()
                    .map(each -> Questions.source(call, each.form()))
                    .toList());
        yield judgement.about(found.candidates());
      }
      case Lookup.NotRegistered(String server) ->
          unknown(
              "the MCP server "
                  + (server.isEmpty() ? "of this call" : server)
                  + " is not registered in any configuration of "
                  + call.occasion().client().title());
      case Lookup.Refused(Path path, String clause) ->
          unknown("what the MCP server is cannot be told, because " + path + " " + clause);
      case Lookup.Ambiguous(String clause) ->
          unknown("what the MCP server is cannot be told: " + clause);
    };
  }

  private Judgement unknown(String clause) {
    notes.add(() -> "MCP server: " + clause);
    return Judgement.deny("Blocked by aiwatch: " + clause + ". Ask your administrator.");
  }

  private static String describe(Lookup.Candidate candidate) {
    String source =
        switch (candidate.form()) {
          case SourceForm.Url(String url) -> url;
          case SourceForm.Command(String command) -> command;
        };
    return source
        + " ("
        + String.join(
            ", ",
            candidate.definitions().stream()
                .map(
                    definition ->
                        switch (definition.origin()) {
                          case Definition.Origin.Event _ -> "named by the event";
                          case Definition.Origin.File file -> file.path().toString();
                        })
                .toList())
        + ")";
  }

  /// A denial of what has happened already is one of its output.
  private static Judgement output(Judgement judgement) {
    return judgement.decision() instanceof Decision.Deny deny
        ? Judgement.of(new Decision.BlockOutput(deny.reason()))
        : judgement;
  }

  private Judgement ask(List<Question> questions) {
    questions.forEach(
        question ->
            notes.add(() -> "asked: " + question.route().path() + " about " + question.tool()));
    return switch (desk.get().ask(questions)) {
      case Desk.Outcome.NoKey none -> {
        notes.add(() -> "no key: " + none.sentence());
        yield failed(none.sentence());
      }
      case Desk.Outcome.Replies replies -> together(questions, replies.replies());
    };
  }

  /// One denial denies, however the other questions went.
  private Judgement together(List<Question> questions, List<VerdictReply> replies) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Judgement judgement = judgement(questions.get(i), replies.get(i));
      notes.add(() -> "decision: " + words(judgement.decision()));
      judgements.add(judgement);
    }
    return judgements.stream()
        .filter(judgement -> judgement.decision() instanceof Decision.Deny)
        .findFirst()
        .or(() -> judgements.stream().filter(j -> j.failedOpen().isPresent()).findFirst())
        .orElseGet(judgements::getFirst);
  }

  private Judgement judgement(Question question, VerdictReply reply) {
    return switch (reply) {
      case VerdictReply.Answered answered ->
          Replies.read(question, answered.json())
              .map(Judgement::of)
              .orElseGet(() -> failed("the answer of the tenant is no verdict"));
      case VerdictReply.Unreachable unreachable ->
          failureMode == FailureMode.OPEN
              ? Judgement.failedOpen(unreachable.sentence())
              : failed(unreachable.sentence());
      case VerdictReply.KeyRefused refused -> failed(refused.sentence());
      case VerdictReply.Failed failure -> failed(failure.sentence());
    };
  }

  private static Judgement failed(String clause) {
    return Judgement.deny(
        "Blocked by aiwatch: " + clause + (clause.endsWith(".") ? "" : ".") + DOCTOR);
  }

  private static String words(Decision decision) {
    return switch (decision) {
      case Decision.Pass _ -> "pass";
      case Decision.Deny(String reason) -> "deny: " + reason;
      case Decision.Rewrite(JsonNode arguments) -> "other arguments: " + arguments;
      case Decision.BlockOutput(String reason) -> "block the output: " + reason;
    };
  }
}
