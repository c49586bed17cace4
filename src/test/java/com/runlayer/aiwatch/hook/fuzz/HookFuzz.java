// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.fuzz;

import com.runlayer.aiwatch.hook.FuzzedHook;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds whatever bytes a client writes: an answer that the client takes, no call that nobody
/// allowed, and nothing on the wire that is no JSON.
///
/// The nested classes are entry points of Jazzer, which knows them by the name of their method.
public final class HookFuzz {
  private static final Set<String> GUARDED =
      Set.of(".env", ".envrc", ".mcp.json", "mcp.json", "mcp.yaml", ".claude.json");

  private HookFuzz() {}

  /// Of Cursor's payloads.
  public static final class Cursor {
    private Cursor() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] data) {
      check(HookClient.CURSOR, data);
    }
  }

  /// Of Claude Code's payloads.
  public static final class ClaudeCode {
    private ClaudeCode() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] data) {
      check(HookClient.CLAUDE_CODE, data);
    }
  }

  /// Of Codex' payloads.
  public static final class Codex {
    private Codex() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] data) {
      check(HookClient.CODEX, data);
    }
  }

  /// Of Hermes' payloads.
  public static final class Hermes {
    private Hermes() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] data) {
      check(HookClient.HERMES, data);
    }
  }

  /// Answers once.
  ///
  /// @param data first what the tenant and the device are like, then the payload
  /// @throws AssertionError if something does not hold
  static void check(HookClient caller, byte[] data) {
    if (data.length < FuzzedHook.CONTROL) {
      return;
    }
    byte[] payload = Arrays.copyOfRange(data, FuzzedHook.CONTROL, data.length);
    FuzzedHook hook = new FuzzedHook(data[0], data[1]);
    Answer answer = hook.answer(caller, payload);

    PlainJson.Reading reading = PlainJson.read(payload);
    Moment moment = Moment.of(caller, reading, hook.cursorHasOwnEntry());
    Said said = Said.of(moment.client(), answer);
    String about = moment + ": " + answer;
    form(moment, said, about);
    if (!hook.enforcing()) {
      require(said.effect() == Said.Effect.PASSED, "a hook that only watches says no, " + about);
    } else {
      verdict(moment, said, hook, reading.beginning(), about);
    }
    for (byte[] body : hook.sent()) {
      PlainJson.Reading sent = PlainJson.read(body);
      require(sent.whole() && sent.value() instanceof Map<?, ?>, "no JSON is sent, " + about);
    }
  }

  /// The form is the one of the event, where only one reading of its name is possible.
  private static void form(Moment moment, Said said, String about) {
    boolean claudes =
        moment.client() == HookClient.CLAUDE_CODE || moment.client() == HookClient.CODEX;
    if (said.effect() == Said.Effect.PASSED) {
      boolean prompt =
          moment.client() == HookClient.CURSOR && moment.event().equals("beforeSubmitPrompt");
      require(!moment.sure() || prompt == said.at().equals("beforeSubmitPrompt"), about);
      return;
    }
    if (!moment.sure()) {
      return;
    }
    if (!said.at().isEmpty()) {
      String event = moment.event().isEmpty() ? "preToolUse" : moment.event();
      require(said.at().equals(event), "the form of another event, " + about);
    } else if (claudes) {
      require(
          !moment.event().isEmpty()
              && !moment.event().equals("preToolUse")
              && !moment.event().equals("permissionRequest"),
          "the form of no event, " + about);
    } else if (moment.client() == HookClient.CURSOR) {
      require(!moment.event().equals("postToolUse"), "the form of another event, " + about);
    }
  }

  private static void verdict(
      Moment moment, Said said, FuzzedHook hook, Map<String, Object> payload, String about) {
    boolean passed = said.effect() == Said.Effect.PASSED;
    if (said.effect() == Said.Effect.REWRITTEN) {
      require(hook.wasRewritten(), "a rewrite that nobody wanted, " + about);
      require(!touchesGuarded(moment, payload), "a guarded file, " + about);
      return;
    }
    switch (moment.kind()) {
      case JUDGED -> {
        require(!passed || hook.wasAllowed(), "a call that nobody allowed, " + about);
        require(!passed || !touchesGuarded(moment, payload), "a guarded file, " + about);
      }
      case RULE -> require(!passed || !touchesGuarded(moment, payload), "a guarded file, " + about);
      case AFTER ->
          require(
              !passed
                  || hook.wasAllowed()
                  || Moment.isMcp(payload)
                  || moment.client() == HookClient.HERMES,
              "an output that nobody allowed, " + about);
      case REPORTED ->
          require(passed || !moment.sure() || !moment.known(), "a report that is denied, " + about);
      case UNCLEAR -> require(!passed, "what nobody can read, " + about);
    }
  }

  /// Whether a call plainly opens one of the files that no tool may touch.
  private static boolean touchesGuarded(Moment moment, Map<String, Object> payload) {
    if (Moment.isMcp(payload) || !moment.sure()) {
      return false;
    }
    Map<?, ?> input =
        payload.get("tool_input") instanceof Map<?, ?> arguments ? arguments : Map.of();
    return switch (moment.event()) {
      case "beforeReadFile", "beforeTabFileRead" -> isGuarded(payload.get("file_path"));
      case "beforeShellExecution" -> showsGuarded(payload.get("command"));
      default ->
          switch (Moment.tool(payload)) {
            case "Read", "Write", "Edit" -> isGuarded(input.get("file_path"));
            case "read_file", "write_file" -> isGuarded(input.get("path"));
            case "Bash", "Shell", "terminal" -> showsGuarded(input.get("command"));
            default -> false;
          };
    };
  }

  private static boolean showsGuarded(@Nullable Object command) {
    return command instanceof String text
        && text.startsWith("cat ")
        && text.chars().allMatch(c -> c == ' ' || c == '.' || c == '/' || isLetter(c))
        && isGuarded(text.substring(4));
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isGuarded(@Nullable Object path) {
    return path instanceof String text
        && GUARDED.contains(text.substring(text.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
  }

  private static void require(boolean fact, String otherwise) {
    if (!fact) {
      throw new AssertionError(otherwise);
    }
  }
}
