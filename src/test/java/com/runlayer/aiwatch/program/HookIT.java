// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.HookDevice;
import com.runlayer.aiwatch.hook.HookDevice.Condition;
import com.runlayer.aiwatch.hook.HookMatrix;
import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.dialect.Fixture;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.RecordedRequest;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The hook as clients start it.
@Timeout(300)
class HookIT {
  /// A Java runtime takes its time to start.
  private static final Set<String> SAMPLE =
      Set.of(
          "claude_code/PreToolUse-Write",
          "codex/PreToolUse-mcp__echo__echo",
          "cursor/preToolUse",
          "hermes/pre_tool_call-terminal");

  private final Program program = Program.built();
  @TempDir Path folder;

  /// A slow tenant takes the whole deadline each time; {@link #a_deadline_is_kept} is about that.
  @ParameterizedTest
  @EnumSource(value = Condition.class, mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
  void every_payload_is_answered_as_in_process(Condition condition) throws Exception {
    HookMatrix expected = HookMatrix.expected();
    for (boolean enforcing : new boolean[] {true, false}) {
      try (HookDevice device = HookDevice.make(folder, condition, enforcing);
          ExecutorService starters = Executors.newFixedThreadPool(2)) {
        List<Fixture> fixtures =
            Fixture.all().stream()
                .filter(fixture -> program.isNative() || SAMPLE.contains(fixture.toString()))
                .toList();
        List<Future<Program.Run>> runs = new ArrayList<>();
        for (Fixture fixture : fixtures) {
          runs.add(starters.submit(() -> hook(device, fixture.client(), fixture.bytes())));
        }
        for (int i = 0; i < fixtures.size(); i++) {
          Program.Run run = runs.get(i).get();
          Fixture fixture = fixtures.get(i);
          assertThat(
                  fixture.client().wireName()
                      + " -> "
                      + device.neutral(
                          new HookDevice.Given(run.exit(), run.out(), run.err()).toString()))
              .as("%s, enforcing: %s, %s", condition, enforcing, fixture)
              .isEqualTo(expected.answer(condition, enforcing, fixture));
        }
      }
    }
  }

  @Test
  void a_deadline_is_kept() throws Exception {
    try (HookDevice slow = HookDevice.make(folder, Condition.SLOW, true);
        ExecutorService starters = Executors.newCachedThreadPool()) {
      List<Future<?>> waits = new ArrayList<>();
      for (HookClient client : HookClient.values()) {
        waits.add(
            starters.submit(
                () -> {
                  stdinThatNeverEnds(slow, client);
                  return client;
                }));
        waits.add(starters.submit(() -> tenantThatNeverAnswers(slow, client)));
      }
      for (Future<?> wait : waits) {
        wait.get();
      }
    }
  }

  private void stdinThatNeverEnds(HookDevice device, HookClient client) throws Exception {
    List<String> command = new ArrayList<>(program.command());
    command.addAll(device.arguments("hook", "--client", client.wireName()));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    process.getOutputStream().write('{');
    process.getOutputStream().flush();

    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    Answer denial = Dialects.constantDenial(client, "");
    assertThat(out).isEqualTo(denial.output());
    assertThat(process.waitFor()).isEqualTo(denial.exit());
  }

  private void tenantThatNeverAnswers(HookDevice device, HookClient client) {
    Program.Run run = hook(device, client, fixture(client).bytes());

    assertThat(run.out()).contains("did not answer").doesNotContain("rl_user");
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void hostile_input_is_a_denial(HookClient client) throws Exception {
    byte[] brackets = new byte[16 * 1024 * 1024];
    Arrays.fill(brackets, (byte) '[');
    byte[] tooLong = new byte[17 * 1024 * 1024];
    Arrays.fill(tooLong, (byte) ' ');
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      for (byte[] input :
          List.of(
              brackets,
              tooLong,
              ("{\"a\":[" + "{\"a\":1},".repeat(1_800_000)).getBytes(StandardCharsets.UTF_8),
              new byte[] {0},
              "{\"hook_event_name\":".getBytes(StandardCharsets.UTF_8),
              new byte[] {(byte) 0xFF, (byte) 0xFE, 1})) {
        Program.Run run = hook(device, client, input);

        assertThat(run.out())
            .contains(client == HookClient.HERMES ? "\"block\"" : "\"deny\"")
            .doesNotContain("allow");
      }
      assertThat(device.tenant().requests()).isEmpty();
    }
  }

  @Test
  void the_largest_shell_command_is_judged_within_the_programs_memory() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      String command = "$(".repeat(512 * 1024);
      String payload =
          "{\"hook_event_name\":\"PreToolUse\",\"session_id\":\"s\",\"cwd\":\"/\",\"tool_name\":\"Bash\","
              + "\"tool_use_id\":\"t\",\"tool_input\":{\"command\":\""
              + command
              + "\"}}";

      Program.Run run =
          hook(device, HookClient.CLAUDE_CODE, payload.getBytes(StandardCharsets.UTF_8));

      assertThat(run.out()).contains("\"deny\"");
    }
  }

  @Test
  void ten_mebibytes_of_a_file_are_judged_within_the_programs_memory() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      String payload =
          "{\"hook_event_name\":\"PreToolUse\",\"session_id\":\"s\",\"cwd\":\"/\",\"tool_name\":\"Write\","
              + "\"tool_use_id\":\"t\",\"tool_input\":{\"file_path\":\"/x/a.txt\",\"content\":\""
              + "x".repeat(10 * 1024 * 1024)
              + "\"}}";

      Program.Run run =
          hook(device, HookClient.CLAUDE_CODE, payload.getBytes(StandardCharsets.UTF_8));

      assertThat(run.out()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(device.tenant().requests(Route.TOOL_PRE)).hasSize(1);
    }
  }

  /// What a repository can plant: files where the client starts its hooks, and variables.
  @Test
  void a_repository_has_no_say() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.DENY, true)) {
      Path repository = Files.createDirectory(folder.resolve("repository"));
      String elsewhere = "http://127.0.0.1:9";
      String properties =
          "aiwatch.host=" + elsewhere + "\naiwatch.enforcement=false\nquarkus.log.level=ALL\n";
      Files.writeString(repository.resolve(".env"), properties);
      Files.writeString(
          Files.createDirectory(repository.resolve("config")).resolve("application.properties"),
          properties);
      Map<String, String> planted =
          Map.of(
              "RUNLAYER_HOST", elsewhere,
              "AIWATCH_ENFORCEMENT", "false",
              "QUARKUS_CONFIG_LOCATIONS", repository.resolve(".env").toString(),
              "CURSOR_VERSION", "3.5.0",
              "HOOK_EVENT_NAME", "SessionStart",
              "HTTPS_PROXY", elsewhere,
              "HTTP_PROXY", elsewhere,
              "HOME", "/nowhere",
              "USER", "somebody",
              "JAVA_TOOL_OPTIONS", "");
      Fixture write =
          Fixture.all().stream()
              .filter(each -> each.toString().equals("claude_code/PreToolUse-Write"))
              .findFirst()
              .orElseThrow();

      Program.Run run =
          program.run(
              repository,
              planted,
              device.arguments("hook", "--client", "claude_code"),
              write.bytes());

      assertThat(run.out()).contains("Not here.");
      assertThat(device.tenant().requests(Route.TOOL_PRE)).hasSize(1);
    }
  }

  @Test
  void a_state_folder_that_is_a_link_is_a_denial() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      Path state = device.home().resolve(".runlayer");
      Path elsewhere = device.home().resolve("elsewhere");
      Files.move(state, elsewhere);
      Files.createSymbolicLink(state, elsewhere);
      Fixture write =
          Fixture.all().stream()
              .filter(each -> each.toString().equals("claude_code/PreToolUse-Write"))
              .findFirst()
              .orElseThrow();

      assertThat(hook(device, HookClient.CLAUDE_CODE, write.bytes()).out())
          .contains("is a symbolic link", "\"deny\"");
      assertThat(device.tenant().requests()).isEmpty();
    }
  }

  /// The lock of an enrollment is the only one that a hook waits for.
  @ParameterizedTest
  @EnumSource(HookClient.class)
  void a_held_lock_is_a_denial(HookClient client) throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.NO_KEY, true)) {
      Path managed = device.root().resolve("etc/runlayer/com.runlayer.aiwatch.plist");
      Files.writeString(
          managed,
          Files.readString(managed)
              .replace(
                  "<dict>",
                  "<dict><key>EnrollmentKey</key><string>rl_enroll_FAKE0123456789</string>"));
      StateFiles state = new StateFiles(device.home().resolve(".runlayer"), new PosixSafeFiles());
      try (var _ = ((LockAttempt.Acquired) state.tryLock("enroll.lock")).lock()) {
        Program.Run run = hook(device, client, fixture(client).bytes());

        assertThat(run.out())
            .contains("another enrollment of this user is running")
            .contains(client == HookClient.HERMES ? "\"block\"" : "\"deny\"");
      }
      assertThat(device.tenant().requests()).isEmpty();
    }
  }

  private static Fixture fixture(HookClient client) {
    return Fixture.all().stream()
        .filter(each -> each.client() == client && SAMPLE.contains(each.toString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_courier_of_a_hook_keeps_none_of_the_clients_streams_open() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.DENY, true)) {
      device.letCouriersWork();
      device.tenant().misbehaveAlways(Route.EVENTS, new Misbehaviour.Delay(Duration.ofSeconds(3)));

      Program.Run run = hook(device, HookClient.HERMES, fixture(HookClient.HERMES).bytes());

      assertThat(run.out()).contains("\"block\"");
      assertThat(device.tenant().snapshot().hookCalls())
          .as("both streams end before the courier has delivered")
          .noneMatch(call -> call.route() == Route.EVENTS);
      while (device.tenant().snapshot().hookCalls().stream()
          .noneMatch(call -> call.route() == Route.EVENTS)) {
        Thread.sleep(20);
      }
      // the courier has its folder to itself until it ends
      assertThat(courier(device).waitFor()).isZero();
    }
  }

  @Test
  void what_the_disk_does_not_take_is_sent_at_once() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      Files.createSymbolicLink(
          device.home().resolve(".runlayer/spool"),
          Files.createDirectory(device.home().resolve("elsewhere")));

      Program.Run run =
          hook(
              device,
              HookClient.CODEX,
              "{\"hook_event_name\":\"UserPromptSubmit\",\"session_id\":\"s\",\"prompt\":\"hi\"}"
                  .getBytes(StandardCharsets.UTF_8));

      assertThat(run).isEqualTo(new Program.Run(0, "", ""));
      assertThat(device.tenant().requests(Route.EVENTS)).hasSize(1);
    }
  }

  @Test
  void an_unknown_client_is_wrong_usage_that_blocks() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      Program.Run run =
          program.run(
              folder, Map.of(), device.arguments("hook", "--client", "nobody"), new byte[] {'{'});

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("--client must be cursor, claude_code, codex or hermes");
    }
  }

  @Test
  void an_explanation_names_every_step_and_reports_nothing() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      Fixture call =
          Fixture.all().stream()
              .filter(each -> each.toString().equals("codex/PreToolUse-mcp__echo__echo"))
              .findFirst()
              .orElseThrow();

      Program.Run run =
          program.run(
              folder,
              Map.of(),
              device.arguments("hook", "--client", "codex", "--explain"),
              call.bytes());

      assertThat(device.neutral(run.out()))
          .isEqualTo(
              """
              event: Codex PreToolUse: a call of the MCP tool mcp__echo__echo
              MCP server: https://mcp.example/mcp (HOME/.codex/config.toml)
              asked: hooks/cursor about mcp__echo__echo
              decision: pass
              stdout: nothing
              exit code: 0
              """);
      assertThat(run.exit()).isZero();
      assertThat(device.home().resolve(".runlayer/spool")).doesNotExist();
    }
  }

  /// Every hook that gave its answer has its event delivered, whatever happens to other hooks and
  /// to the couriers.
  @Test
  void many_hooks_at_once_decide_right_and_lose_nothing() throws Exception {
    int count = program.isNative() ? 200 : 12;
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true);
        ExecutorService starters = Executors.newFixedThreadPool(program.isNative() ? 50 : 4)) {
      List<Future<Program.Run>> runs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] payload = call(i, i % 4 == 0 ? "/home/dev/.env" : "/home/dev/a.txt");
        runs.add(starters.submit(() -> hook(device, HookClient.CLAUDE_CODE, payload)));
        if (i % 10 == 0) {
          kill(device, call(count + i, "/home/dev/a.txt"), random.nextLong(30));
        }
      }
      for (int i = 0; i < count; i++) {
        Program.Run run = runs.get(i).get();
        assertThat(run.exit()).as("seed %d", seed).isZero();
        assertThat(run.out().contains("\"deny\""))
            .as("seed %d, %s", seed, run)
            .isEqualTo(i % 4 == 0);
      }
      device.letCouriersWork();
      for (int i = 0; i < 10; i++) {
        courier(device).waitFor(random.nextLong(1, 60), TimeUnit.MILLISECONDS);
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      }
      assertThat(courier(device).waitFor()).isZero();

      assertThat(
              device.tenant().requests(Route.EVENTS).stream()
                  .map(HookIT::id)
                  .distinct()
                  .filter(id -> Integer.parseInt(id) < count))
          .as("seed %d", seed)
          .hasSize(count);
    }
  }

  private static String id(RecordedRequest event) {
    try {
      return event.json().at("/payload/tool_use_id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void kill(HookDevice device, byte[] payload, long after) throws Exception {
    List<String> command = new ArrayList<>(program.command());
    command.addAll(device.arguments("hook", "--client", "claude_code"));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(payload);
    }
    if (!process.waitFor(after, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process courier(HookDevice device) throws IOException {
    List<String> command = new ArrayList<>(program.command());
    command.addAll(device.arguments("courier"));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static byte[] call(int id, String path) {
    return ("{\"hook_event_name\":\"PreToolUse\",\"session_id\":\"s\",\"cwd\":\"/home/dev\",\"tool_name\":\"Read\","
            + "\"tool_use_id\":\""
            + id
            + "\",\"tool_input\":{\"file_path\":\""
            + path
            + "\"}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Program.Run hook(HookDevice device, HookClient client, byte[] input) {
    return program.run(
        folder, Map.of(), device.arguments("hook", "--client", client.wireName()), input);
  }
}
