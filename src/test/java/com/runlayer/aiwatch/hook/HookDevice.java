// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.verdict.Notes;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Policy;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.mocktenant.Rule;
import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.StateLock;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A managed device with an MCP server `echo` in every client's configuration, and its tenant.
public final class HookDevice implements AutoCloseable {
  private static final String USER_KEY_NAME = "dev-1";
  private static final List<Route> VERDICTS =
      List.of(Route.ENFORCE, Route.TOOL_PRE, Route.TOOL_POST);

  private final Path folder;
  private final MockTenant tenant;
  private final Condition condition;
  private final StateLock courier;

  /// What the device and its tenant are like.
  public enum Condition {
    ALLOW("the tenant allows"),
    DENY("the tenant denies"),
    REWRITE("the tenant changes arguments"),
    BLOCK("the tenant blocks outputs"),
    DOWN("the tenant is down"),
    SLOW("the tenant is slow"),
    SERVER_ERROR("the tenant is out of order"),
    UNAUTHORIZED("the tenant refuses the key"),
    FORBIDDEN("the key lacks the role"),
    JUNK("something else answers"),
    NO_VERDICT("the answer is no verdict"),
    NO_KEY("there is no key"),
    NO_HOST("there is no host");

    private final String title;

    Condition(String title) {
      this.title = title;
    }

    /// For a table.
    public String title() {
      return title;
    }
  }

  /// What the client got.
  public record Given(int exit, String out, String err) {
    @Override
    public String toString() {
      return exit + " " + out + (err.isEmpty() ? "" : " / " + err);
    }
  }

  private HookDevice(Path folder, MockTenant tenant, Condition condition) {
    this.folder = folder;
    this.tenant = tenant;
    this.condition = condition;
    this.courier = lock(home().resolve(".runlayer"));
  }

  /// Held, so that no hook starts a courier that outlives the test.
  private static StateLock lock(Path state) {
    try {
      Files.createDirectories(state.getParent());
      if (new StateFiles(state, new PosixSafeFiles()).tryLock("courier.lock")
          instanceof LockAttempt.Acquired acquired) {
        return acquired.lock();
      }
      throw new AssertionError("somebody else works here");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes the device in an empty folder of its own below `parent`.
  public static HookDevice make(Path parent, Condition condition, boolean enforcing)
      throws IOException {
    Path folder = Files.createTempDirectory(parent, "device");
    MockTenant tenant = MockTenant.start(MockTenantOptions.defaults());
    HookDevice device = new HookDevice(folder, tenant, condition);
    device.configure(enforcing);
    device.arrange();
    return device;
  }

  /// The tenant.
  public MockTenant tenant() {
    return tenant;
  }

  /// The system root.
  public Path root() {
    return folder.resolve("root");
  }

  /// The user's home.
  public Path home() {
    return folder.resolve("home");
  }

  /// Answers an event in this process.
  public Given answer(HookClient client, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
    // a slow tenant is one that the rest of the time is not enough for
    long started =
        System.nanoTime() - (condition == Condition.SLOW ? Duration.ofMillis(17_900).toNanos() : 0);
    new HookProcess(client, new AnswerStream(out, err), ends::add)
        .run(
            Duration.ofMinutes(1),
            new ByteArrayInputStream(payload),
            () -> new HookParts(world(started), Notes.NONE));
    try {
      Integer exit = ends.poll(1, TimeUnit.MINUTES);
      return new Given(
          exit == null ? -1 : exit,
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// From now on couriers may work here.
  public void letCouriersWork() {
    courier.close();
  }

  /// The arguments that put the program into this device.
  public List<String> arguments(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("-Daiwatch.root=" + root(), "-Daiwatch.layout=linux", "-Duser.home=" + home()));
    all.addAll(List.of(arguments));
    return all;
  }

  /// Text without what differs from run to run.
  public String neutral(String text) {
    return text.replace(tenant.address().toString(), "HOST")
        .replace(tenant.address().getAuthority(), "HOST")
        .replace(home().toString(), "HOME");
  }

  private HookWorld world(long started) {
    Properties properties = new Properties();
    properties.setProperty("aiwatch.root", root().toString());
    properties.setProperty("aiwatch.layout", "linux");
    properties.setProperty("user.home", home().toString());
    properties.setProperty("user.name", "dev");
    return new HookWorld(
        properties,
        Map.of(),
        Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC),
        System::nanoTime,
        started,
        Pause.sleeping(),
        Background.none(),
        _ -> {
          throw new AssertionError("no enrollment key is configured");
        });
  }

  private void configure(boolean enforcing) throws IOException {
    String host =
        condition == Condition.NO_HOST
            ? ""
            : "<key>Host</key><string>" + tenant.address() + "</string>";
    write(
        root().resolve("etc/runlayer/com.runlayer.aiwatch.plist"),
        "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict>"
            + host
            + "<key>Enforcement</key>"
            + (enforcing ? "<true/>" : "<false/>")
            + "</dict></plist>");
    if (condition != Condition.NO_KEY) {
      Path state = home().resolve(".runlayer/credentials");
      Files.createDirectories(
          state,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path key =
          Files.createFile(
              state.resolve(tenant.address().getAuthority()),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(key, tenant.userKey(USER_KEY_NAME, "mac-1") + "\n");
    }
    String url = "https://mcp.example/mcp";
    write(home().resolve(".claude.json"), "{\"mcpServers\":{\"echo\":{\"url\":\"" + url + "\"}}}");
    write(home().resolve(".codex/config.toml"), "[mcp_servers.echo]\nurl = \"" + url + "\"\n");
    write(home().resolve(".hermes/config.yaml"), "mcp_servers:\n  echo:\n    url: " + url + "\n");
  }

  private void arrange() {
    Policy allowing = Policy.empty().allowing(URI.create("https://mcp.example"));
    switch (condition) {
      case ALLOW, NO_KEY, NO_HOST -> tenant.usePolicy(allowing);
      case DENY -> tenant.usePolicy(allowing.with(new Rule.DenyTool("*", "Not here.")));
      case REWRITE ->
          tenant.usePolicy(
              allowing.with(
                  new Rule.RewriteArguments(
                      "*", JsonNodeFactory.instance.objectNode().put("command", "echo safe"))));
      case BLOCK -> tenant.usePolicy(allowing.with(new Rule.BlockOutput("*", "", "Holds a key.")));
      case DOWN -> tenant.close();
      case SLOW -> all(new Misbehaviour.Delay(Duration.ofMinutes(2)));
      case SERVER_ERROR -> all(Misbehaviour.status(503));
      case UNAUTHORIZED -> all(Misbehaviour.status(401));
      case FORBIDDEN -> all(Misbehaviour.status(403));
      case JUNK -> all(Misbehaviour.captivePortal());
      case NO_VERDICT -> all(Misbehaviour.withoutRequiredField());
    }
  }

  private void all(Misbehaviour misbehaviour) {
    VERDICTS.forEach(route -> tenant.misbehaveAlways(route, misbehaviour));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Override
  public void close() throws IOException {
    courier.close();
    tenant.close();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
