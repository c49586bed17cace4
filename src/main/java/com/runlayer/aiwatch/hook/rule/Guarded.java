// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

/// What the rule guards, with the sentences that a person and a model are told. Nothing of the call
/// is repeated in them: it may hold a secret, or instructions.
enum Guarded {
  ENVIRONMENT_FILE(
      "This call names an environment file (.env, .envrc, .env.* or *.env), which often holds"
          + " secrets. aiwatch's local file rule keeps such files from AI tools: use .env.example,"
          + " or ask your administrator."),
  SERVER_LIST(
      "This call names a configuration of MCP servers (mcp.json or its like), which often holds"
          + " secrets. aiwatch's local file rule keeps such files from AI tools: change it yourself,"
          + " or ask your administrator."),
  CLIENT_CONFIGURATION(
      "This call names a configuration file of an AI client (.claude.json, .claude/settings.json or"
          + " claude_desktop_config.json). aiwatch's local file rule keeps such files from AI tools:"
          + " change it yourself, or ask your administrator."),
  HOOKS(
      "This call could change the hooks of an AI client. aiwatch's local file rule allows only"
          + " reading there: change it yourself, or ask your administrator."),
  OWN_STATE(
      "This call could change aiwatch's own files in ~/.runlayer. aiwatch's local file rule allows"
          + " only reading there: ask your administrator."),
  OWN_PROCESS(
      "This command would stop aiwatch, redirect it or remove it. aiwatch's local file rule does not"
          + " let AI tools do that: ask your administrator."),
  OWN_CREDENTIAL(
      "This command would reach aiwatch's credential. aiwatch's local file rule does not let AI tools"
          + " do that: ask your administrator."),
  HOOKLESS_CLIENT(
      "This command would start an AI client without its hooks. aiwatch's local file rule does not"
          + " let AI tools do that: start it yourself, or ask your administrator."),
  UNREADABLE(
      "This call is too long or too nested for aiwatch's local file rule to read, so it is not let"
          + " through. Split it into smaller calls, or ask your administrator.");

  private final String reason;

  Guarded(String reason) {
    this.reason = reason;
  }

  /// Two sentences: what was blocked and by which rule, and what to do.
  String reason() {
    return reason;
  }
}
