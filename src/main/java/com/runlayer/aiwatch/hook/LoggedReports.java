// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.log.EventLog;
import java.util.Optional;

/// Writes to the log what a developer will ask about: what was blocked or changed, and what was let
/// through because the tenant could not be asked. What passes leaves no line.
final class LoggedReports implements Reports {
  private final EventLog log;
  private final Reports next;

  LoggedReports(EventLog log, Reports next) {
    this.log = log;
    this.next = next;
  }

  @Override
  public void add(Report report) {
    next.add(report);
    String subject = subject(report.event());
    report
        .judgement()
        .failedOpen()
        .ifPresent(clause -> log.warn(subject + " passed unasked (FailureMode): " + clause));
    decided(report).ifPresent(text -> log.info(subject + " " + text));
  }

  private static Optional<String> decided(Report report) {
    String effect = report.answer().enforced() ? "" : " (the client has no form for it)";
    return switch (report.judgement().decision()) {
      case Decision.Pass _ -> Optional.empty();
      case Decision.Deny(String reason) -> Optional.of("denied" + effect + ": " + reason);
      case Decision.Rewrite _ -> Optional.of("got other arguments" + effect);
      case Decision.BlockOutput(String reason) ->
          Optional.of("had its output blocked" + effect + ": " + reason);
    };
  }

  private static String subject(HookEvent event) {
    String tool =
        switch (event) {
          case HookEvent.McpCall call -> call.call().tool();
          case HookEvent.LocalToolBefore before -> before.call().tool();
          case HookEvent.LocalRuleOnly rule -> rule.call().tool();
          case HookEvent.ToolAfter after -> after.call().tool();
          case HookEvent.Observational _, HookEvent.AnsweredElsewhere _, HookEvent.Unreadable _ ->
              "";
        };
    return (event.occasion().client().title() + " " + event.occasion().name() + " " + tool).strip();
  }
}
