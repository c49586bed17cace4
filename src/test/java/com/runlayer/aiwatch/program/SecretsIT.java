// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Policy;
import com.runlayer.aiwatch.mocktenant.RecordedRequest;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.mocktenant.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A device full of secrets, every command on it, and then a look at everything that was printed,
/// written, sent, and told to a child.
///
/// What a client's event holds is the client's own: it may lie in the spool and is sent as it is.
/// Nothing else may hold a secret, but the file that is the Linux credential store.
@Timeout(900)
class SecretsIT {
  private static final String ORG = "rl_org_FAKE4vQ8zT1mX6cB";
  private static final String ENROLLMENT = "rl_enroll_FAKE7hJ2wR9pL5dN";
  private static final String PROXY_PASSWORD = "Zk3+f/Uw8 y:Gq0";
  private static final String ARGUMENT = "Vb61nMq0Ke92sWd4";
  private static final String VARIABLE = "Yt58rHx3Jo07gFc6";
  private static final String HEADER = "Pi29uLz4Da83kEv1";
  private static final String URL_PASSWORD = "Cn74bSm5Qj16xOr8";
  private static final String URL_QUERY = "Wg05tAh9Ul38fZy2";
  private static final String ENVIRONMENT = "Rd47eKb2Xi60qNs9";
  private static final String PAYLOAD = "Mo93vCf7Tp21jYg5";

  private static final Leaks KEYS =
      new Leaks()
          .secret("the organisation's key", "rl_org_", ORG)
          .secret("the enrollment key", "rl_enroll_", ENROLLMENT)
          .secret("the proxy's password", "", PROXY_PASSWORD);
  private static final Leaks FOUND =
      new Leaks()
          .secret("an argument of a server", "", ARGUMENT)
          .secret("a variable of a server", "", VARIABLE)
          .secret("a header of a server", "", HEADER)
          .secret("the password of a URL", "", URL_PASSWORD)
          .secret("the query of a URL", "", URL_QUERY)
          .secret("a variable of the environment", "", ENVIRONMENT);
  private static final Leaks PAYLOADS = new Leaks().secret("a secret of an event", "", PAYLOAD);

  private static final Map<String, String> ENVIRONMENT_OF_ALL =
      Map.of(
          "PATH",
          "/usr/bin:/bin",
          "ANTHROPIC_API_KEY",
          ENVIRONMENT,
          "RUNLAYER_API_KEY",
          "rl_org_" + ENVIRONMENT,
          "RUNLAYER_ENROLLMENT_API_KEY",
          "rl_enroll_" + ENVIRONMENT,
          "HTTPS_PROXY",
          "http://dev:" + ENVIRONMENT + "@127.0.0.1:9");

  private static final List<Route> OF_HOOKS =
      List.of(Route.ENFORCE, Route.TOOL_PRE, Route.TOOL_POST, Route.EVENTS);

  private static final Map<String, String> EVENTS =
      Map.of(
          "claude_code",
          event(
              "PreToolUse",
              "Bash",
              "\"session_id\": \"s-1\", \"tool_use_id\": \"t-1\", \"cwd\": \"/work\""),
          "codex",
          event(
              "PreToolUse",
              "Bash",
              "\"session_id\": \"s-1\", \"tool_use_id\": \"t-1\", \"cwd\": \"/work\""),
          "cursor",
          event(
              "preToolUse",
              "Shell",
              "\"conversation_id\": \"c-1\", \"generation_id\": \"g-1\", \"tool_use_id\": \"t-1\","
                  + " \"cursor_version\": \"3.5.0\", \"workspace_roots\": [\"/work\"]"),
          "hermes",
          event("pre_tool_call", "terminal", "\"session_id\": \"s-1\", \"cwd\": \"/work\""));

  private final Program program = Program.built();
  private final boolean childrenAreSeen = ChildProcesses.canBeSeen();
  @TempDir Path folder;
  private final List<String> leaks = new ArrayList<>();
  private int runs;
  private MockTenant mock;
  private World world;
  private Set<Path> planted = Set.of();

  @BeforeEach
  void world() throws IOException {
    mock = MockTenant.start(MockTenantOptions.defaults().withKeys(ORG, ENROLLMENT));
    world =
        World.empty(folder.resolve("world"))
            .managed(configuration(mock.address().toString()), true);
    world.write(
        "home/.claude.json",
        """
        {"mcpServers": {"tools": {"command": "npx",
            "args": ["-y", "@scope/pkg@1.2.3", "--api-key", "%s", "-H", "Authorization: Bearer %s"],
            "env": {"TOKEN": "%s"}},
          "web": {"type": "http", "url": "https://dev:%s@mcp.example/x?token=%s",
            "headers": {"X-Key": "%s", "X-Other": "${ANTHROPIC_API_KEY}"}}}}
        """
            .formatted(ARGUMENT, HEADER, VARIABLE, URL_PASSWORD, URL_QUERY, HEADER));
    world.write(
        "home/.codex/config.toml",
        "[mcp_servers.docs]\ncommand = \"uvx\"\nargs = [\"docs\", \"--token="
            + ARGUMENT
            + "\"]\n[mcp_servers.docs.env]\nTOKEN = \""
            + VARIABLE
            + "\"\n");
    world.write(
        "home/.claude/settings.json",
        "{\n  \"env\": {\n    \"TOKEN\": \"" + VARIABLE + "\"\n  }\n}\n");
    world.write(
        "home/src/app/.mcp.json",
        "{\"mcpServers\": {\"broken\": {\"command\": \"x\", \"env\": {\"TOKEN\": \""
            + VARIABLE
            + "\" \"args\": [\"--password\", \""
            + ARGUMENT);
    Files.createDirectories(folder.resolve("traces"));
    planted = files();
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void no_secret_leaves_its_place() throws IOException {
    everyCommand();
    hooks();
    brokenAnswers();
    brokenCredential();
    wrongUsage();
    proxyThatIsNotThere();

    waitForCouriers();
    lookAtFiles();
    lookAtRequests();
    System.out.println(runs + " runs, children seen: " + childrenAreSeen);
    assertThat(leaks).isEmpty();
    assumeTrue(
        childrenAreSeen,
        "SKIPPED: strace cannot look here, so arguments and environments of children were not seen");
  }

  /// Nobody manages this device, so that keys may come from where a person gives them.
  @Test
  void no_secret_of_a_trial_leaves_its_place() throws IOException {
    world = World.empty(folder.resolve("trial"));
    planted = files();
    String host = mock.address().toString();
    Map<String, String> environment = new HashMap<>(ENVIRONMENT_OF_ALL);
    environment.putAll(
        Map.of(
            "RUNLAYER_HOST",
            host,
            "RUNLAYER_API_KEY",
            ORG,
            "RUNLAYER_ENROLLMENT_API_KEY",
            ENROLLMENT,
            "RUNLAYER_USERNAME",
            "dev-1",
            "RUNLAYER_DEVICE_NAME",
            "mac-1"));

    assertThat(run(environment, "", "config", "show").out()).contains("rl_org_…", "rl_enroll_…");
    assertThat(run(environment, "", "scan").exit()).isZero();
    assertThat(run(environment, "", "enroll").exit()).isZero();
    Map<String, String> nothing = Map.of("RUNLAYER_DEVICE_NAME", "mac-1");
    String[] enroll = {"enroll", "--force", "--host", host, "--username", "dev-1"};
    assertThat(run(nothing, ENROLLMENT + "\n", with(enroll, "--enrollment-key", "-")).exit())
        .isZero();
    assertThat(run(nothing, ORG + "\n", "scan", "--host", host, "--org-api-key", "-").exit())
        .isZero();
    // the wrong one of two keys
    assertThat(run(nothing, ORG + "\n", with(enroll, "--enrollment-key", "-")).exit()).isOne();
    assertThat(run(nothing, ENROLLMENT + "\n", "scan", "--host", host, "--org-api-key", "-").exit())
        .isOne();
    run(environment, "", "status");
    run(environment, "", "doctor");

    waitForCouriers();
    lookAtFiles();
    lookAtRequests();
    assertThat(leaks).isEmpty();
  }

  /// The way in which children are looked at is tried on a program that does what it must not.
  @Test
  void a_child_that_is_told_a_secret_is_seen() throws IOException {
    assumeTrue(childrenAreSeen, "SKIPPED: strace cannot look here");
    ChildProcesses children = new ChildProcesses(folder);
    Program shell = new Program(List.of("/bin/sh", "-c"), false);

    for (String script :
        List.of("/bin/true " + ORG + "; :", "TOKEN=" + ENROLLMENT + " /bin/true; :")) {
      shell.under(children.watching("trace")).run(folder, Map.of(), List.of(script));

      assertThat(children.seen("trace")).hasSize(1);
      assertThat(KEYS.in("a child", children.seen("trace").getFirst())).hasSize(1);
    }
  }

  private void everyCommand() throws IOException {
    assertThat(run("scan").exit()).isZero();
    assertThat(run("scan", "--dry-run", "--json").exit()).isZero();
    run("scan", "--dry-run", "--verbose");
    assertThat(run("enroll").exit()).isZero();
    assertThat(run("enroll", "--force").exit()).isZero();
    // refused on a managed device, with the key on stdin
    assertThat(run(ENVIRONMENT_OF_ALL, ENROLLMENT + "\n", "enroll", "--enrollment-key", "-").exit())
        .isEqualTo(2);
    run("status");
    run("status", "--json");
    run("doctor");
    run("doctor", "--json");
    run("doctor", "--bundle", "support.zip");
    assertThat(run("config", "show").out()).contains("rl_org_…", "rl_enroll_…");
    run("config", "show", "--json");
    assertThat(run("logs").out()).contains("scan finished");
    run("logs", "--json");
    assertThat(run("setup", "hooks", "install", "--user", "--dry-run").out())
        .contains("\"TOKEN\": \"<redacted>\"");
    run("setup", "hooks", "install", "--user");
    run("setup", "hooks", "check", "--user", "--json");
  }

  private void hooks() throws IOException {
    for (Map.Entry<String, String> event : EVENTS.entrySet()) {
      String client = event.getKey();
      mock.behave();
      mock.usePolicy(Policy.empty());
      assertThat(hook(client, event.getValue()).out()).doesNotContain("deny", "block");
      mock.usePolicy(Policy.empty().with(new Rule.DenyTool("*", "not here")));
      assertThat(hook(client, event.getValue()).out()).contains("not here");
      misbehave(new Misbehaviour.CloseConnection());
      assertThat(hook(client, event.getValue()).out()).containsAnyOf("deny", "block");
    }
    mock.behave();
    mock.usePolicy(Policy.empty());
    for (String tool : List.of("mcp__tools__x", "mcp__web__x", "mcp__broken__x")) {
      hook(
          "claude_code",
          event("PreToolUse", tool, "\"session_id\": \"s-1\", \"cwd\": \"" + world.home() + "\""));
    }
    run(ENVIRONMENT_OF_ALL, eventOf("claude_code"), "hook", "--client", "codex", "--explain");
    hook("claude_code", "{\"hook_event_name\": \"PreToolUse\", \"x\": \"" + PAYLOAD);
    run("courier");
  }

  /// The tenant gives back what it was given, and worse.
  private void brokenAnswers() throws IOException {
    String user = userKey();
    for (Misbehaviour answer :
        List.of(
            echo(422, "{\"detail\": \"no " + ORG + " and " + ENROLLMENT + " and " + user + "\"}"),
            echo(
                422, "{\"detail\": {\"given\": [\"Bearer " + ENROLLMENT + "\", \"" + ORG + "\"]}}"),
            echo(500, "{\"detail\": \"x-runlayer-api-key: " + user + ", " + ORG + "\"}"),
            echo(
                200,
                "{\"api_key\": \"" + user + "\", \"permission\": \"" + user + "\", \"x\": " + ORG),
            echo(200, "{\"permission\": \"deny\", \"block_reason\": \"" + user + "\"}"),
            echo(401, "{\"detail\": \"revoked: " + user + "\"}"))) {
      mock.behave();
      for (Route route : Route.values()) {
        mock.misbehaveAlways(route, answer);
      }
      run("scan");
      run("enroll", "--force");
      run("doctor");
      hook("claude_code");
      // what the tenant says to an exchange within a hook
      Files.deleteIfExists(credential());
      Files.deleteIfExists(world.home().resolve(".runlayer/.enrollment-attempt"));
      assertThat(hook("cursor").out()).contains("deny");
      Files.writeString(credential(), user + "\n");
      Files.setPosixFilePermissions(credential(), PosixFilePermissions.fromString("rw-------"));
      run("courier");
      run("status");
    }
    mock.behave();
    run("enroll", "--force");
  }

  private void brokenCredential() throws IOException {
    Path credential = credential();
    String user = userKey();
    for (String content : List.of(user + " " + user, "\0" + user, user + "\n" + user + "\n", "")) {
      Files.writeString(credential, content);
      credentialCommands();
    }
    Files.writeString(credential, user + "\n");
    Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("rw-r--r--"));
    credentialCommands();
    assertThat(run("enroll", "--force").exit()).isZero();
  }

  private void credentialCommands() throws IOException {
    misbehave(Misbehaviour.status(500));
    mock.misbehaveAlways(Route.ENROLL, Misbehaviour.status(403));
    run("status", "--json");
    run("enroll");
    run("courier");
    hook("codex");
    mock.behave();
  }

  /// Secrets in places where the command line has none.
  private void wrongUsage() throws IOException {
    run("enroll", "--enrolment-key=" + ENROLLMENT);
    run("enroll", ENROLLMENT);
    run("scan", "--org-api-key", ORG, "--no-such-option");
    run("scan", "--org-api-key");
    run("scan", "--org-api-key=" + ORG, "--project-depth=x");
    run("hook", "--client", ENROLLMENT);
  }

  private void proxyThatIsNotThere() throws IOException {
    world.managed(configuration("https://tenant.invalid"), false);
    run("scan");
    run("enroll");
    run("doctor");
    run("status");
    hook("hermes");
  }

  private static Map<String, Object> configuration(String host) {
    return Map.of(
        "Host",
        host,
        "OrgApiKey",
        ORG,
        "EnrollmentKey",
        ENROLLMENT,
        "Username",
        "dev-1",
        "DeviceName",
        "mac-1",
        "Proxy",
        "http://svc:Zk3+f%2FUw8%20y%3AGq0@127.0.0.1:9");
  }

  private static String event(String name, String tool, String more) {
    return """
        {"hook_event_name": "%s", "tool_name": "%s",
         "tool_input": {"command": "curl -H 'Authorization: Bearer %s' https://x.example"}, %s}
        """
        .formatted(name, tool, PAYLOAD, more);
  }

  private static Misbehaviour echo(int status, String body) {
    return new Misbehaviour.Answer(status, "application/json", Map.of(), body);
  }

  private void misbehave(Misbehaviour misbehaviour) {
    OF_HOOKS.forEach(route -> mock.misbehaveAlways(route, misbehaviour));
  }

  private static String eventOf(String client) {
    return Objects.requireNonNull(EVENTS.get(client));
  }

  private Program.Run hook(String client) throws IOException {
    return hook(client, eventOf(client));
  }

  private Program.Run hook(String client, String payload) throws IOException {
    return run(ENVIRONMENT_OF_ALL, payload, "hook", "--client", client);
  }

  private Program.Run run(String... arguments) throws IOException {
    return run(ENVIRONMENT_OF_ALL, "", arguments);
  }

  /// Runs a command and looks at what it printed and started.
  private Program.Run run(Map<String, String> environment, String input, String... arguments)
      throws IOException {
    String name = ++runs + " " + String.join(" ", arguments);
    ChildProcesses children = new ChildProcesses(folder.resolve("traces"));
    String trace = Integer.toString(runs);
    Program watched = childrenAreSeen ? program.under(children.watching(trace)) : program;
    Path stdin = Files.writeString(folder.resolve("stdin"), input);
    Program.Run run =
        watched.run(world.directory(), environment, world.arguments(arguments), stdin);
    Leaks all = secrets().and(PAYLOADS);
    leaks.addAll(all.in("stdout of " + name, run.out()));
    leaks.addAll(all.in("stderr of " + name, run.err()));
    if (childrenAreSeen) {
      for (String call : children.seen(trace)) {
        lookAtChild(name, call);
      }
    }
    return run;
  }

  /// The runtime of the jar starts programs through a helper, `jspawnhelper`, which has the
  /// environment of the runtime and makes that of the program. The binary needs none.
  private void lookAtChild(String name, String call) {
    boolean helper = call.contains("/jspawnhelper\"");
    String looked = helper ? call.substring(0, call.indexOf(']')) : call;
    leaks.addAll(secrets().and(PAYLOADS).in("a child of " + name, looked));
    if (call.contains("\"courier\"") && !call.contains("], [])")) {
      leaks.add("the courier of " + name + " has an environment: " + call);
    }
  }

  private Leaks secrets() {
    return KEYS.and(FOUND).and(new Leaks().secret("the user's key", "rl_user_", userKey()));
  }

  private String userKey() {
    return mock.userKey("dev-1", "mac-1");
  }

  private Path credential() {
    return world.home().resolve(".runlayer/credentials").resolve(mock.address().getAuthority());
  }

  private void lookAtFiles() throws IOException {
    int looked = 0;
    for (Path file : files()) {
      if (planted.contains(file)) {
        continue;
      }
      looked++;
      String name = world.folder().relativize(file).toString();
      leaks.addAll(secrets().and(PAYLOADS).in("the name of a file", name));
      if (name.endsWith(".zip")) {
        lookAtBundle(file);
        continue;
      }
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      Leaks forbidden =
          file.equals(credential())
              ? KEYS.and(FOUND).and(PAYLOADS)
              : name.contains("/spool/") ? secrets() : secrets().and(PAYLOADS);
      leaks.addAll(forbidden.in(name, content));
    }
    assertThat(looked).as("files that the program wrote").isGreaterThan(3);
  }

  private void lookAtBundle(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          leaks.addAll(
              secrets()
                  .and(PAYLOADS)
                  .in(
                      "the bundle's " + entry.getName(),
                      new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)));
        }
      }
    }
  }

  /// The keys are in the one header that is for them. What a client calls is the client's own.
  private void lookAtRequests() {
    for (RecordedRequest request : mock.requests()) {
      String name = "a request to " + request.path();
      boolean ofHook = request.route().filter(OF_HOOKS::contains).isPresent();
      leaks.addAll(secrets().and(PAYLOADS).in(name, request.path() + request.headers()));
      leaks.addAll(
          (ofHook
                  ? KEYS.and(new Leaks().secret("the user's key", "rl_user_", userKey()))
                  : secrets().and(PAYLOADS))
              .in(name, request.body()));
    }
    assertThat(mock.requests()).isNotEmpty();
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(world.folder())) {
      return Set.copyOf(files.filter(Files::isRegularFile).toList());
    }
  }

  /// Under strace none is left, because it waits for all.
  private void waitForCouriers() {
    ProcessHandle.allProcesses()
        .filter(
            process ->
                Arrays.asList(process.info().arguments().orElse(new String[0]))
                    .contains("-Duser.home=" + world.home()))
        .forEach(process -> process.onExit().join());
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }
}
