// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.Stage;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The door to all dialects: bytes to an event, a decision to an answer.
///
/// Who called and what happened is told by `--client` and by the payload, never by the environment,
/// which a repository can set.
public final class Dialects {
  /// The longest payload that is read, in bytes. Whoever reads standard input may stop after one
  /// more: the payload is unreadable then.
  public static final int MAX_PAYLOAD = PayloadReader.MAX_BYTES;

  private static final Dialect CURSOR = new CursorDialect(false);
  private static final Dialect CURSOR_IMPORTED = new CursorDialect(true);
  private static final Dialect CLAUDE_CODE = new ClaudeDialect();
  private static final Dialect CODEX = new CodexDialect();
  private static final Dialect HERMES = new HermesDialect();

  private static final String UNUSABLE =
      "A rule of your organisation allows this call only with other arguments, but did not send any"
          + " that can be used; ask your administrator.";

  private final BooleanSupplier cursorHasOwnEntry;

  /// @param cursorHasOwnEntry whether Cursor's own hook file holds our entry; asked only when
  ///     Cursor runs Claude Code's, because the answer costs a file
  public Dialects(BooleanSupplier cursorHasOwnEntry) {
    this.cursorHasOwnEntry = cursorHasOwnEntry;
  }

  /// What a client says. Throws nothing that the bytes can cause.
  ///
  /// Cursor also runs the entry that Claude Code has in `~/.claude/settings.json`. The event is
  /// Cursor's then, and is answered in its words unless Cursor has an entry of ours besides.
  ///
  /// @param caller who was named after `--client`
  /// @param input standard input, at most one byte more than [#MAX_PAYLOAD]
  public HookEvent read(HookClient caller, byte[] input) {
    return switch (PayloadReader.read(input)) {
      case Payload.Understood(ObjectNode payload) -> event(caller, payload);
      case Payload.Broken(PayloadHead head, String problem) -> {
        boolean imported = caller == HookClient.CLAUDE_CODE && head.cursor();
        HookClient client = imported ? HookClient.CURSOR : caller;
        yield imported && cursorHasOwnEntry.getAsBoolean()
            ? new HookEvent.AnsweredElsewhere(
                occasion(client, head.event().orElse(""), Json.object()))
            : unreadable(client, head.event(), Json.object(), problem);
      }
    };
  }

  /// A decision in the client's words at this event.
  ///
  /// A decision that comes too late or has no form is answered with the pass form and marked as not
  /// enforced. Reasons are made safe to show and cut at 500 characters here; what matters most
  /// comes first.
  public Answer write(HookEvent event, Decision decision) {
    Dialect dialect = dialect(event.occasion().client(), false);
    String name = EventNames.canonical(event.occasion().name());
    if (event instanceof HookEvent.AnsweredElsewhere) {
      return dialect.pass("");
    }
    try {
      return switch (decision) {
        case Decision.Pass _ -> dialect.pass(name);
        case Decision.Deny(String reason) -> refuse(dialect, event, name, reason);
        case Decision.BlockOutput(String reason) -> refuse(dialect, event, name, reason);
        case Decision.Rewrite(JsonNode arguments) when event.stage() == Stage.BEFORE ->
            arguments instanceof ObjectNode object
                ? dialect.rewrite(event, object)
                : refuse(dialect, event, name, UNUSABLE);
        case Decision.Rewrite _ -> dialect.pass(name).withoutEffect();
      };
    } catch (IllegalArgumentException | StackOverflowError e) {
      return constantDenial(event.occasion().client(), name);
    }
  }

  /// The denial, after a call the block, that needs nothing: neither an event nor memory. For an
  /// event that decides nothing it is the pass.
  ///
  /// @param name the event's name; empty while it is not known, which counts as before a call
  public static Answer constantDenial(HookClient client, String name) {
    Dialect dialect = dialect(client, false);
    String canonical = EventNames.canonical(name.isEmpty() ? dialect.preToolEvent() : name);
    return dialect.stage(canonical).orElse(Stage.BEFORE) == Stage.REPORT
        ? dialect.pass(canonical)
        : dialect.constantDenial(canonical);
  }

  /// The pass that needs nothing.
  ///
  /// @param name the event's name; empty while it is not known
  public static Answer constantPass(HookClient client, String name) {
    return dialect(client, false).pass(EventNames.canonical(name));
  }

  /// The last way to say no to a call, for when writing the constant denial has failed: exit 2 and
  /// a line on standard error. Hermes has none up to 0.19.0; its constant denial comes with it.
  public static Answer lastResort(HookClient client) {
    return dialect(client, false).lastResort();
  }

  /// Whether the event belongs to the user's work, and is not one of a client's test of its hooks
  /// or of its background work. It is judged in either case, but not reported as the user's.
  public static boolean isUsers(HookEvent event) {
    return event.occasion().client() != HookClient.HERMES
        || HermesDialect.isUsers(event.occasion());
  }

  private HookEvent event(HookClient caller, ObjectNode payload) {
    boolean cursor = payload.has(Fields.CURSOR_VERSION);
    boolean imported = caller == HookClient.CLAUDE_CODE && cursor;
    HookClient client = imported ? HookClient.CURSOR : caller;
    Optional<String> name = Fields.text(payload, Fields.EVENT).filter(EventNames::isPlausible);
    if (imported && cursorHasOwnEntry.getAsBoolean()) {
      return new HookEvent.AnsweredElsewhere(occasion(client, name.orElse(""), payload));
    }
    if (caller == HookClient.CURSOR && !cursor && !payload.has("conversation_id")) {
      return unreadable(client, name, payload, "is not one of Cursor's");
    }
    if (name.isEmpty()) {
      return unreadable(client, name, payload, "names no event");
    }
    Dialect dialect = dialect(client, imported);
    Stage stage =
        dialect
            .stage(EventNames.canonical(name.get()))
            .orElseGet(() -> looksLikePreTool(payload) ? Stage.BEFORE : Stage.REPORT);
    return dialect.read(occasion(client, name.get(), payload), stage);
  }

  /// An event of unknown name that holds a call and no result of it: what a future version might
  /// ask before a call, and what must not pass unjudged until this program knows it.
  private static boolean looksLikePreTool(ObjectNode payload) {
    return payload.hasNonNull(Fields.TOOL)
        && payload.hasNonNull(Fields.INPUT)
        && !payload.hasNonNull("tool_response")
        && !payload.hasNonNull("tool_output")
        && !payload.hasNonNull("result_json")
        && !payload.hasNonNull("result")
        && !payload.hasNonNull("output")
        && !payload.path("extra").hasNonNull("result");
  }

  private static HookEvent unreadable(
      HookClient client, Optional<String> name, ObjectNode payload, String problem) {
    Dialect dialect = dialect(client, false);
    String known = name.orElseGet(dialect::preToolEvent);
    Stage stage = dialect.stage(EventNames.canonical(known)).orElse(Stage.BEFORE);
    return new HookEvent.Unreadable(occasion(client, known, payload), stage, problem);
  }

  private static Answer refuse(Dialect dialect, HookEvent event, String name, String reason) {
    return switch (event.stage()) {
      case BEFORE -> dialect.deny(event, Reason.of(reason));
      case AFTER -> dialect.block(event, Reason.of(reason));
      case REPORT -> dialect.pass(name).withoutEffect();
    };
  }

  private static Occasion occasion(HookClient client, String name, ObjectNode payload) {
    return new Occasion(
        client, name, dialect(client, false).session(payload), Fields.folder(payload), payload);
  }

  private static Dialect dialect(HookClient client, boolean imported) {
    return switch (client) {
      case CURSOR -> imported ? CURSOR_IMPORTED : CURSOR;
      case CLAUDE_CODE -> CLAUDE_CODE;
      case CODEX -> CODEX;
      case HERMES -> HERMES;
    };
  }
}
