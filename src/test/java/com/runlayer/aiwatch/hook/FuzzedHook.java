// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.FailureMode;
import com.runlayer.aiwatch.config.Flags;
import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.ManagedFile;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.SettingsReader;
import com.runlayer.aiwatch.config.Source;
import com.runlayer.aiwatch.config.Value;
import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.rule.LocalFileRule;
import com.runlayer.aiwatch.hook.source.Lookup;
import com.runlayer.aiwatch.hook.source.McpSources;
import com.runlayer.aiwatch.hook.verdict.Deadline;
import com.runlayer.aiwatch.hook.verdict.Desk;
import com.runlayer.aiwatch.hook.verdict.KeyRing;
import com.runlayer.aiwatch.hook.verdict.Notes;
import com.runlayer.aiwatch.hook.verdict.Verdicts;
import com.runlayer.aiwatch.hook.verdict.Watcher;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.RealPaths;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.tenant.HookRoute;
import com.runlayer.aiwatch.tenant.VerdictReply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A hook on a device without a disk, of which bytes say what it and its tenant are like.
///
/// Only the parts that touch the system are other ones. An event, the question that it leads to and
/// the report of it are made by the program.
public final class FuzzedHook {
  /// How many bytes say what the device is like.
  public static final int CONTROL = 2;

  private static final Path HOME = Path.of("/home/dev");
  private static final Map<Path, String> FILES =
      Map.of(
          HOME.resolve(".claude.json"),
          "{\"mcpServers\":{\"echo\":{\"url\":\"https://mcp.example/mcp\"},"
              + "\"run\":{\"command\":\"npx\",\"args\":[\"-y\",\"a b\"]}}}",
          HOME.resolve(".codex/config.toml"),
          "[mcp_servers.echo]\nurl = \"https://mcp.example/mcp\"\n",
          HOME.resolve(".hermes/config.yaml"),
          "mcp_servers:\n  echo:\n    url: https://mcp.example/mcp\n",
          HOME.resolve(".cursor/mcp.json"),
          "{\"mcpServers\":{\"echo\":{\"url\":\"https://mcp.example/mcp\"},"
              + "\"run\":{\"command\":\"npx\",\"args\":[\"echo\"]}}}");

  private static final List<String> REPLIES =
      List.of(
          "{\"permission\":\"allow\"}",
          "{\"permission\":\"allow\",\"blocked\":false,\"modified_args\":null}",
          "{\"blocked\":false}",
          "{\"permission\":\"deny\",\"user_message\":\"Not here.\"}",
          "{\"permission\":\"deny\",\"user_message\":\"\\u202e\\ud800 \\u0000\\n\"}",
          "{\"permission\":\"allow\",\"modified_args\":{\"command\":\"echo safe\",\"n\":[1e3,\"\\u00e9\"]}}",
          "{\"permission\":\"allow\",\"modified_args\":[]}",
          "{\"blocked\":true,\"block_reason\":\"Holds a key.\"}",
          "{\"permission\":\"ask\",\"blocked\":\"no\"}",
          "{}");

  /// Where they stand in the list.
  private static final int REWRITE = 5;

  private static final int ODD_REWRITE = 6;

  private final List<Boolean> allowed = Collections.synchronizedList(new ArrayList<>());
  private final List<byte[]> sent = Collections.synchronizedList(new ArrayList<>());
  private final boolean enforcing;
  private final boolean cursorHasOwnEntry;
  private final boolean failsOpen;
  private final boolean sessions;
  private final VerdictReply reply;
  private final int kind;

  /// @param tenant says what the tenant answers
  /// @param device says what the device is like
  public FuzzedHook(byte tenant, byte device) {
    this.enforcing = (device & 1) == 0;
    this.failsOpen = (device & 2) != 0;
    this.cursorHasOwnEntry = (device & 4) != 0;
    this.sessions = (device & 8) == 0;
    this.kind = Math.floorMod(tenant, REPLIES.size() + 3);
    this.reply =
        switch (kind - REPLIES.size()) {
          case 0 -> new VerdictReply.Unreachable("the tenant cannot be reached");
          case 1 -> new VerdictReply.Failed("something else answered");
          case 2 -> new VerdictReply.KeyRefused("the tenant refuses the key");
          default -> new VerdictReply.Answered(json(REPLIES.get(kind)));
        };
  }

  /// Answers, and throws whatever goes wrong on the way, also what would change no answer.
  public Answer answer(HookClient client, byte[] payload) {
    List<RuntimeException> failures = new ArrayList<>();
    Settings settings = settings();
    Reports reports =
        new LoggedReports(
            (_, line) -> require(!line.isBlank(), "an empty line in the log"),
            new SpooledReports(
                settings.host().orElseThrow(),
                settings,
                events -> events.forEach(event -> sent.add(event.payload()))));
    Answer answer =
        new HookService(
                new Dialects(() -> cursorHasOwnEntry),
                enforcing ? verdicts() : new Watcher(this::sources, Notes.NONE),
                report -> {
                  try {
                    reports.add(report);
                  } catch (RuntimeException e) {
                    failures.add(e);
                  }
                },
                line -> require(!line.get().isBlank(), "an empty note"))
            .answer(client, payload, _ -> {});
    for (RuntimeException failure : failures) {
      throw failure;
    }
    return answer;
  }

  /// Whether calls are blocked, not only watched.
  public boolean enforcing() {
    return enforcing;
  }

  /// Whether Cursor's own file has an entry of ours.
  public boolean cursorHasOwnEntry() {
    return cursorHasOwnEntry;
  }

  /// Whether the tenant was asked, and had nothing against it.
  public boolean wasAllowed() {
    return !allowed.isEmpty() && !allowed.contains(false);
  }

  /// Whether the tenant was asked, and wants other arguments.
  public boolean wasRewritten() {
    return kind == REWRITE && !allowed.isEmpty();
  }

  /// The bodies of all that would have left the device.
  public List<byte[]> sent() {
    return List.copyOf(sent);
  }

  private Verdicts verdicts() {
    return new Verdicts(
        new LocalFileRule(HOME, new NoLinks())::check,
        this::sources,
        () ->
            new Desk(
                (route, _, body, _) -> ask(route, body),
                new OneKey(),
                Deadline.after(Duration.ofMinutes(5), System::nanoTime, System.nanoTime())),
        failsOpen ? FailureMode.OPEN : FailureMode.CLOSED,
        line -> require(!line.get().isBlank(), "an empty note"));
  }

  private Lookup sources(HookEvent.McpCall call) {
    return new McpSources(
            new Layout(Layout.Os.LINUX, Path.of("/"), HOME, "dev"),
            Map.of("A", "b"),
            new Disk(),
            new NoFolders())
        .find(call.occasion(), call.server());
  }

  private VerdictReply ask(HookRoute route, byte[] body) {
    allowed.add(allows(route));
    sent.add(body);
    return reply;
  }

  /// Whether the reply lets this question through, by the tenant's API.
  private boolean allows(HookRoute route) {
    if (reply instanceof VerdictReply.Unreachable) {
      return failsOpen;
    }
    return switch (route) {
      case ENFORCE -> Set.of(0, 1, REWRITE, ODD_REWRITE).contains(kind);
      case TOOL_PRE -> Set.of(0, 1).contains(kind);
      case TOOL_POST -> Set.of(1, 2).contains(kind);
      case EVENTS -> false;
    };
  }

  private Settings settings() {
    ManagedFile file =
        new ManagedFile(
            new Source.Managed(Source.Channel.USER, Path.of("/managed")),
            ManagedFile.State.READ,
            Map.of(
                Key.HOST, new Value.Text("https://tenant.example"),
                Key.ENFORCEMENT, new Value.Truth(enforcing),
                Key.SESSIONS, new Value.Truth(sessions)),
            List.of());
    return SettingsReader.merge(Flags.none(), new ManagedPreferences(List.of(file)), Map.of());
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JsonMapper.builder().build().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void require(boolean fact, String otherwise) {
    if (!fact) {
      throw new AssertionError(otherwise);
    }
  }

  private static final class OneKey implements KeyRing {
    @Override
    public com.runlayer.aiwatch.hook.verdict.Key key() {
      return new com.runlayer.aiwatch.hook.verdict.Key.Present(new Secret("rl_user_FAKE"));
    }

    @Override
    public com.runlayer.aiwatch.hook.verdict.Key afterRefusal(Secret refused) {
      return new com.runlayer.aiwatch.hook.verdict.Key.Missing("there is no other key");
    }
  }

  private static final class Disk implements SafeFiles {
    @Override
    public FileContent read(Path path, Links links, long maxBytes) {
      return Optional.ofNullable(FILES.get(path))
          .<FileContent>map(
              text ->
                  new FileContent.Read(text.getBytes(StandardCharsets.UTF_8), Instant.EPOCH, 0600))
          .orElseGet(FileContent.Absent::new);
    }

    @Override
    public FileContent readPart(Path path, Links links, long offset, int length) {
      throw new UnsupportedOperationException("a lookup reads files whole");
    }
  }

  private static final class NoFolders implements FolderReader {
    @Override
    public Outcome read(byte[] folder, SafeFiles.Links links, Visitor visitor) {
      return new Outcome.NoFolder();
    }

    @Override
    public byte[] bytes(Path path) {
      return path.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Path path(byte[] bytes) {
      return Path.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private record NoLinks() implements RealPaths {
    @Override
    public Path real(Path path) {
      return path.normalize();
    }

    @Override
    public boolean exists(Path path) {
      return false;
    }
  }
}
