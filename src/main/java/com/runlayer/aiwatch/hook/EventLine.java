// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.hook.event.HookEvent;

/// An event as a line for a person.
final class EventLine {
  private EventLine() {}

  static String of(HookEvent event) {
    String start = event.occasion().client().title() + " " + event.occasion().name() + ": ";
    return start
        + switch (event) {
          case HookEvent.McpCall call -> "a call of the MCP tool " + call.call().tool();
          case HookEvent.LocalToolBefore tool -> "a call of the tool " + tool.call().tool();
          case HookEvent.LocalRuleOnly tool ->
              "a second event of a call of "
                  + tool.call().tool()
                  + "; another one asks the tenant about it";
          case HookEvent.ToolAfter tool -> "the output of the tool " + tool.call().tool();
          case HookEvent.Observational _ -> "reported only";
          case HookEvent.AnsweredElsewhere _ ->
              "another entry of aiwatch answers and reports this event";
          case HookEvent.Unreadable unreadable -> "unreadable: " + unreadable.problem();
        };
  }
}
