// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.mocktenant.HookCall;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.RecordedRequest;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixBackground;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.tenant.CheckIn;
import com.runlayer.aiwatch.tenant.EnrollRequest;
import com.runlayer.aiwatch.tenant.HookRoute;
import com.runlayer.aiwatch.tenant.HookSubmission;
import com.runlayer.aiwatch.tenant.PluginLookup;
import com.runlayer.aiwatch.tenant.PluginReceipt;
import com.runlayer.aiwatch.tenant.PluginReport;
import com.runlayer.aiwatch.tenant.ScanReceipt;
import com.runlayer.aiwatch.tenant.ScanReport;
import com.runlayer.aiwatch.tenant.SkillLookup;
import com.runlayer.aiwatch.tenant.SkillReport;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantConnection;
import com.runlayer.aiwatch.tenant.TenantConnector;
import com.runlayer.aiwatch.tenant.TenantException;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What arrives at the tenant, and what is left, whatever goes wrong in between.
@QuarkusTest
@Timeout(120)
class CourierTest {
  private final TenantConnector connector;
  @TempDir Path home;
  private MockTenant mock;
  private SpoolWorld world;

  CourierTest(TenantConnector connector) {
    this.connector = connector;
  }

  @BeforeEach
  void world() throws IOException {
    mock = MockTenant.start(MockTenantOptions.defaults());
    world = new SpoolWorld(home, mock.address().toString());
    enroll();
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void events_arrive_in_their_order_and_are_removed() throws Exception {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ids.add(world.add(world.event("PreToolUse", "{\"n\":" + i + "}")));
    }

    CourierReport report = run();

    assertThat(report)
        .isEqualTo(new CourierReport(world.now, CourierEnd.DONE, 8, 0, 0, 0, Optional.empty()));
    assertThat(arrivedIds()).isEqualTo(ids.stream().map(UUID::toString).toList());
    assertThat(mock.requests(Route.EVENTS).stream().map(r -> r.headers().raw("Content-Type")))
        .containsOnly(Optional.of("application/json"));
    assertThat(world.names()).isEmpty();
    assertThat(CourierMemory.read(world.state).lastDelivery()).contains(world.now);
  }

  @Test
  void each_route_gets_the_body_that_it_takes_with_the_payload_as_it_came() throws Exception {
    String payload = "{\"tool_input\": {\"n\": 1.00}, \"timestamp\":\"now\"}";
    String enforce =
        "{\"hook_event_name\":\"beforeMCPExecution\",\"client\":\"codex\",\"conversation_id\":\"\",\"generation_id\":\"\",\"tool_name\":\"t\",\"tool_input\":{},\"url\":\"https://x.example\"}";
    world.add(of(HookRoute.EVENTS, Optional.empty(), payload));
    world.add(of(HookRoute.ENFORCE, Optional.empty(), enforce));
    world.add(of(HookRoute.TOOL_PRE, Optional.of("Ba\"sh"), payload));
    world.add(of(HookRoute.TOOL_POST, Optional.of("Bash"), payload));

    assertThat(run().delivered()).isEqualTo(4);

    assertThat(body(Route.EVENTS))
        .isEqualTo(
            "{\"client\":\"codex\",\"event_name\":\"X\",\"session_counter\":1,\"payload\":"
                + payload
                + "}");
    assertThat(body(Route.ENFORCE)).isEqualTo(enforce);
    assertThat(body(Route.TOOL_PRE))
        .isEqualTo(
            "{\"client\":\"codex\",\"event_name\":\"X\",\"tool_name\":\"Ba\\\"sh\",\"session_counter\":3,\"payload\":"
                + payload
                + "}");
    assertThat(body(Route.TOOL_POST)).contains("\"tool_name\":\"Bash\"");
    assertThat(mock.snapshot().hookCalls()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|{'timestamp':'2026-11-24T12:00:00.001000+00:00'}",
        "{ 'a':1}|{'timestamp':'2026-11-24T12:00:00.001000+00:00', 'a':1}",
        "{'a':{'timestamp':1}}|{'timestamp':'2026-11-24T12:00:00.001000+00:00','a':{'timestamp':1}}",
        "{'timestamp':null}|{'timestamp':null}",
      })
  void an_event_without_a_time_gets_the_one_it_was_kept_at(String payload, String sent)
      throws Exception {
    world.add(world.event("Stop", payload.replace('\'', '"')));

    run();

    assertThat(body(Route.EVENTS)).endsWith("\"payload\":" + sent.replace('\'', '"') + "}");
  }

  @Test
  void a_byte_order_mark_and_bytes_that_are_no_text_do_not_keep_an_event_back() throws Exception {
    byte[] payload = "\uFEFF{\"a\":\"b?\"}".getBytes(StandardCharsets.UTF_8);
    payload[payload.length - 3] = (byte) 0xFF;
    world.add(
        new SpoolEvent(
            HookRoute.EVENTS,
            world.host.hostKey(),
            Sender.HERMES,
            "X",
            Optional.empty(),
            "",
            Optional.empty(),
            payload));

    assertThat(run().delivered()).isOne();

    assertThat(mock.requests(Route.EVENTS).getFirst().json().at("/payload/a").asText())
        .isEqualTo("b\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"a\":", "{}{}", "{} x", "nonsense", "{\"a\":1,}"})
  void a_payload_that_is_no_object_is_set_aside_without_being_sent(String payload)
      throws Exception {
    world.add(world.event("Stop", payload));
    world.add(world.event("Stop", "{}"));

    CourierReport report = run();

    assertThat(report.setAside()).isOne();
    assertThat(report.delivered()).isOne();
    assertThat(report.error()).hasValueSatisfying(e -> assertThat(e).contains("no JSON object"));
    assertThat(mock.requests(Route.EVENTS)).hasSize(1);
  }

  @Test
  void depth_is_bounded_at_what_a_hook_reads() throws Exception {
    world.add(world.event("Stop", "{\"a\":" + "[".repeat(498) + "]".repeat(498) + "}"));
    world.add(world.event("Stop", "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"));

    CourierReport report = run();

    assertThat(report.delivered()).isOne();
    assertThat(report.setAside()).isOne();
  }

  @Test
  void the_end_of_a_turn_in_cursor_is_the_end_of_a_session_too() throws Exception {
    UUID id =
        world.add(
            SpoolWorld.event(
                world.host.hostKey(),
                Sender.CURSOR,
                "stop",
                "{\"hook_event_name\":\"stop\",\"conversation_id\":\"c-1\"}"));
    world.add(world.event("stop", "{}"));

    assertThat(run().delivered()).isEqualTo(2);

    List<RecordedRequest> requests = mock.requests(Route.EVENTS);
    assertThat(requests).hasSize(3);
    assertThat(requests.get(1).json().path("event_name").asText()).isEqualTo("sessionEnd");
    assertThat(requests.get(1).json().at("/payload/hook_event_name").asText())
        .isEqualTo("sessionEnd");
    assertThat(requests.get(1).json().at("/payload/conversation_id").asText()).isEqualTo("c-1");
    assertThat(arrivedIds().getFirst()).isEqualTo(id.toString());
    assertThat(arrivedIds()).doesNotHaveDuplicates();
  }

  @Test
  void a_courier_that_ends_before_it_can_remove_an_event_delivers_it_again_as_the_same()
      throws Exception {
    UUID first = world.add(world.event("PreToolUse", "{\"n\":1}"));
    UUID second = world.add(world.event("PreToolUse", "{\"n\":2}"));
    assertThatThrownBy(
            () -> world.courier().run(Optional.of(world.host), () -> new Killed(tenant())))
        .isInstanceOf(KilledError.class);
    assertThat(world.names()).hasSize(2);

    assertThat(run().delivered()).isEqualTo(2);

    assertThat(arrivedIds()).containsExactly(first.toString(), first.toString(), second.toString());
    assertThat(mock.snapshot().hookCalls().stream().map(HookCall::verdict))
        .containsExactly(
            HookCall.Verdict.RECORDED, HookCall.Verdict.DUPLICATE, HookCall.Verdict.RECORDED);
  }

  @Test
  void while_the_tenant_is_away_everything_is_kept_and_couriers_pause() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    SpoolWorld away = new SpoolWorld(home, "http://127.0.0.1:" + port);
    away.credentials().write(away.host.hostKey(), "rl_user_FAKE");
    away.add(away.event("Stop", "{\"n\":1}"));
    away.add(away.event("Stop", "{\"n\":2}"));

    CourierReport report = run(away);

    assertThat(report.end()).isEqualTo(CourierEnd.TENANT_FAILED);
    assertThat(report.left()).isEqualTo(2);
    assertThat(report.error()).hasValueSatisfying(e -> assertThat(e).contains("no connection to"));
    CourierMemory memory = CourierMemory.read(away.state);
    assertThat(memory.next()).contains(away.now.plusSeconds(15));
    assertThat(memory.isDue(away.now.plusSeconds(14))).isFalse();
    assertThat(memory.isDue(away.now.plusSeconds(15))).isTrue();
    assertThat(memory.isDue(away.now.minus(Duration.ofDays(1))))
        .as("the clock was set back")
        .isTrue();
    run(away);
    assertThat(CourierMemory.read(away.state).next()).contains(away.now.plusSeconds(30));

    try (MockTenant back = MockTenant.start(MockTenantOptions.defaults().withPort(port))) {
      away.credentials().write(away.host.hostKey(), back.userKey("dev", "mac"));
      assertThat(run(away).delivered()).isEqualTo(2);
      assertThat(back.requests(Route.EVENTS)).hasSize(2);
    }
    assertThat(CourierMemory.read(away.state).next()).isEmpty();
    assertThat(CourierMemory.read(away.state).failures()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413, 422, 415})
  void what_the_tenant_refuses_is_set_aside_and_the_rest_goes_on(int status) throws Exception {
    UUID poison = world.add(world.event("Stop", "{\"n\":1}"));
    world.add(world.event("Stop", "{\"n\":2}"));
    String file = world.names().getFirst();
    mock.misbehave(Route.EVENTS, 1, Misbehaviour.status(status));

    CourierReport report = run();

    assertThat(report.end()).isEqualTo(CourierEnd.DONE);
    assertThat(report.delivered()).isOne();
    assertThat(report.setAside()).isOne();
    assertThat(report.error()).hasValueSatisfying(e -> assertThat(e).contains("" + status));
    assertThat(world.names()).isEmpty();
    assertThat(SpoolWorld.entry(world.folder().resolve("set-aside").resolve(file)).header().id())
        .isEqualTo(poison);
  }

  @Test
  void a_tenant_that_refuses_everything_is_not_fed_with_all_events() throws Exception {
    world.limits = new SpoolLimits(100, 1_000_000, Duration.ofDays(7), 50_000);
    for (int i = 0; i < 15; i++) {
      world.add(world.event("Stop", "{}"));
    }
    mock.misbehaveAlways(Route.EVENTS, Misbehaviour.status(404));

    CourierReport report = run();

    assertThat(report.end()).isEqualTo(CourierEnd.TENANT_FAILED);
    assertThat(report.setAside()).isEqualTo(10);
    assertThat(report.left()).isEqualTo(5);
  }

  @Test
  void only_so_many_are_kept_aside() throws Exception {
    for (int i = 0; i < 14; i++) {
      world.add(world.event("Stop", "[" + i + "]"));
      run();
    }
    run();

    try (var list = Files.list(world.folder().resolve("set-aside"))) {
      assertThat(list).hasSize(10);
    }
  }

  @Test
  void a_revoked_key_stops_until_there_is_another() throws Exception {
    world.add(world.event("Stop", "{}"));
    mock.revoke(mock.userKey("dev", "mac"));

    CourierReport refused = run();
    CourierReport again = run();

    assertThat(refused.end()).isEqualTo(CourierEnd.KEY_REFUSED);
    assertThat(again.end()).isEqualTo(CourierEnd.KEY_REFUSED);
    assertThat(again.left()).isOne();
    assertThat(mock.requests(Route.EVENTS)).hasSize(1);
    assertThat(home.resolve(".runlayer/.key-rejected-" + world.host.hostKey())).exists();

    Files.delete(home.resolve(".runlayer/.key-rejected-" + world.host.hostKey()));
    enroll();
    assertThat(run().delivered()).isOne();
  }

  @Test
  void a_key_without_the_role_is_tried_again_after_a_day_or_once_it_is_another() throws Exception {
    world.add(world.event("Stop", "{}"));
    mock.misbehave(Route.EVENTS, 1, Misbehaviour.status(403));

    assertThat(run().end()).isEqualTo(CourierEnd.KEY_REFUSED);
    assertThat(run().end()).isEqualTo(CourierEnd.KEY_REFUSED);

    assertThat(mock.requests(Route.EVENTS)).hasSize(1);
    assertThat(home.resolve(".runlayer/.key-rejected-" + world.host.hostKey())).doesNotExist();
    String key = mock.userKey("dev", "other");
    world.credentials().write(world.host.hostKey(), key);
    assertThat(run().delivered()).isOne();
    assertThat(Files.readString(home.resolve(".runlayer/courier.json"))).doesNotContain(key);
  }

  @Test
  void an_event_whose_courier_could_not_be_started_is_delivered_by_the_next() throws Exception {
    UUID id = world.add(world.event("Stop", "{}"));
    for (List<String> program :
        List.of(List.<String>of(), List.of("/nowhere/aiwatch"), List.of("/etc/passwd"))) {
      new CourierStart(
              world.state,
              InstantSource.fixed(world.now).withZone(ZoneOffset.UTC),
              new PosixBackground(() -> program),
              List.of())
          .afterAdding();
    }
    assertThat(world.names()).hasSize(1);
    assertThat(CourierMemory.read(world.state).isDue(world.now)).isTrue();

    assertThat(run().delivered()).isOne();
    assertThat(arrivedIds()).containsExactly(id.toString());
  }

  @Test
  void an_event_that_the_tenant_alone_fails_at_does_not_keep_the_others_for_ever()
      throws Exception {
    UUID poison = world.add(world.event("Stop", "{\"n\":1}"));
    UUID next = world.add(world.event("Stop", "{\"n\":2}"));
    for (int i = 0; i < 2; i++) {
      mock.misbehaveAlways(Route.EVENTS, Misbehaviour.status(500));
      assertThat(run().end()).isEqualTo(CourierEnd.TENANT_FAILED);
    }
    mock.behave();
    mock.misbehave(Route.EVENTS, 3, Misbehaviour.status(500));
    mock.misbehave(Route.EVENTS, 1, new Misbehaviour.Delay(Duration.ZERO));
    mock.misbehave(Route.EVENTS, 3, Misbehaviour.status(500));

    CourierReport report = run();

    assertThat(report.end()).isEqualTo(CourierEnd.DONE);
    assertThat(report.delivered()).isOne();
    assertThat(report.setAside()).isOne();
    assertThat(arrivedIds())
        .endsWith(
            poison.toString(),
            next.toString(),
            poison.toString(),
            poison.toString(),
            poison.toString());
  }

  @Test
  void a_tenant_that_comes_back_between_two_events_costs_none() throws Exception {
    world.add(world.event("Stop", "{\"n\":1}"));
    world.add(world.event("Stop", "{\"n\":2}"));
    for (int i = 0; i < 2; i++) {
      mock.misbehaveAlways(Route.EVENTS, Misbehaviour.status(500));
      assertThat(run().end()).isEqualTo(CourierEnd.TENANT_FAILED);
    }
    mock.behave();
    mock.misbehave(Route.EVENTS, 3, Misbehaviour.status(500));

    CourierReport report = run();

    assertThat(report.end()).isEqualTo(CourierEnd.DONE);
    assertThat(report.delivered()).isEqualTo(2);
    assertThat(report.setAside()).isZero();
  }

  @Test
  void a_tenant_that_fails_at_every_event_costs_none() throws Exception {
    world.add(world.event("Stop", "{\"n\":1}"));
    world.add(world.event("Stop", "{\"n\":2}"));
    mock.misbehaveAlways(Route.EVENTS, Misbehaviour.status(500));
    for (int i = 0; i < 4; i++) {
      assertThat(run().end()).isEqualTo(CourierEnd.TENANT_FAILED);
    }

    assertThat(world.names()).hasSize(2);
  }

  @Test
  void other_tenants_events_are_left_alone() throws Exception {
    world.add(SpoolWorld.event("other.example", Sender.CODEX, "Stop", "{}"));
    world.add(world.event("Stop", "{}"));

    CourierReport report = run();

    assertThat(report.end()).isEqualTo(CourierEnd.DONE);
    assertThat(report.delivered()).isOne();
    assertThat(report.left()).isOne();
    assertThat(world.entries().getFirst().header().hostKey()).isEqualTo("other.example");
  }

  @Test
  void without_a_host_or_a_key_everything_is_left_and_said() throws Exception {
    world.add(world.event("Stop", "{}"));

    CourierOutcome without =
        world.courier().run(Optional.empty(), () -> failing("the tenant was asked for"));
    world.credentials().delete(world.host.hostKey());
    CourierReport keyless = run();

    assertThat(((CourierOutcome.Ran) without).report().end()).isEqualTo(CourierEnd.NO_HOST);
    assertThat(keyless.end()).isEqualTo(CourierEnd.NO_KEY);
    assertThat(keyless.left()).isOne();
    assertThat(CourierMemory.read(world.state).report()).contains(keyless);
  }

  @Test
  void an_empty_spool_asks_for_nothing() throws Exception {
    CourierOutcome outcome =
        world.courier().run(Optional.of(world.host), () -> failing("the tenant was asked for"));

    assertThat(outcome)
        .isEqualTo(
            new CourierOutcome.Ran(
                new CourierReport(world.now, CourierEnd.DONE, 0, 0, 0, 0, Optional.empty())));
    assertThat(home.resolve(".runlayer/courier.json")).doesNotExist();
  }

  @Test
  void what_is_too_old_is_given_up_and_told() throws Exception {
    world.add(world.event("Stop", "{\"n\":1}"));
    world.now = world.now.plus(Duration.ofDays(7)).plusMillis(1);
    world.add(world.event("Stop", "{\"n\":2}"));

    CourierReport report = run();

    assertThat(report.dropped()).isOne();
    assertThat(report.delivered()).isEqualTo(2);
    assertThat(mock.requests(Route.EVENTS).stream().map(RecordedRequest::body))
        .anyMatch(
            body -> body.contains("\"client\":\"aiwatch_hook\"") && body.contains("{\"age\":1}"))
        .anyMatch(body -> body.contains("\"n\":2"));
  }

  @Test
  void a_clock_that_was_set_back_costs_nothing() throws Exception {
    world.add(world.event("Stop", "{\"n\":1}"));
    world.now = world.now.minus(Duration.ofDays(400));
    world.add(world.event("Stop", "{\"n\":2}"));

    assertThat(run().delivered()).isEqualTo(2);
  }

  @Test
  void what_is_no_event_of_ours_is_removed_and_told_and_the_rest_arrives() throws Exception {
    world.add(world.event("Stop", "{}"));
    Path outside = Files.writeString(home.resolve("secret.txt"), "FAKE secret");
    Path good = world.files().findFirst().orElseThrow();
    Files.createSymbolicLink(world.folder().resolve(name(1)), outside);
    Files.createLink(world.folder().resolve(name(2)), outside);
    assertThat(
            new ProcessBuilder("mkfifo", world.folder().resolve(name(3)).toString())
                .start()
                .waitFor())
        .isZero();
    byte[] whole = Files.readAllBytes(good);
    Files.write(world.folder().resolve(name(4)), java.util.Arrays.copyOf(whole, whole.length - 1));
    Files.write(world.folder().resolve(name(5)), java.util.Arrays.copyOf(whole, 20));
    Files.write(world.folder().resolve(name(6)), new byte[50_001]);
    Files.createDirectories(world.folder().resolve(name(7)).resolve("in/it"));
    Files.writeString(
        world.folder().resolve(name(8)),
        new String(whole, StandardCharsets.UTF_8).replace("hooks/events", "https://evil.example"));
    Files.writeString(
        world.folder().resolve(name(9)),
        new String(whole, StandardCharsets.UTF_8).replace("\"v\":1", "\"v\":2"));

    CourierReport report = run();

    assertThat(report.end()).isEqualTo(CourierEnd.DONE);
    assertThat(report.dropped()).isEqualTo(9);
    assertThat(report.delivered()).isEqualTo(2);
    assertThat(mock.requests(Route.EVENTS).get(1).json().at("/payload/reasons/unreadable").asInt())
        .isEqualTo(9);
    assertThat(world.names()).isEmpty();
    assertThat(outside).hasContent("FAKE secret");
    assertThat(mock.requests().toString()).doesNotContain("FAKE secret");
  }

  @Test
  void another_users_file_is_not_sent() throws Exception {
    assumeTrue(
        new PosixSafeFiles().effectiveUser() == 0, "SKIPPED: only root can give a file away");
    world.add(world.event("Stop", "{\"x\":\"FAKE secret\"}"));
    Files.setAttribute(
        world.files().findFirst().orElseThrow(), "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);

    assertThat(run().dropped()).isOne();

    assertThat(mock.requests().toString()).doesNotContain("FAKE secret");
  }

  @Test
  void a_second_courier_ends_at_once() throws Exception {
    world.add(world.event("Stop", "{}"));
    StateFiles other = new StateFiles(world.state.directory(), new PosixSafeFiles());
    try (var _ = ((LockAttempt.Acquired) world.state.tryLock("courier.lock")).lock()) {
      assertThat(run(world, world.courier())).isInstanceOf(CourierOutcome.Busy.class);
    }

    assertThat(other.directory().resolve("courier.lock")).exists();
    assertThat(mock.requests(Route.EVENTS)).isEmpty();
    assertThat(run().delivered()).isOne();
  }

  @Test
  void an_event_that_is_kept_while_a_courier_is_at_work_is_delivered_by_it() throws Exception {
    world.add(world.event("Stop", "{\"n\":1}"));
    Courier courier = world.courier();
    List<String> late = new ArrayList<>();

    CourierOutcome outcome =
        courier.run(
            Optional.of(world.host),
            () -> {
              if (late.isEmpty()) {
                late.add(world.add(world.event("Stop", "{\"n\":2}")).toString());
              }
              return tenant();
            });

    assertThat(((CourierOutcome.Ran) outcome).report().delivered()).isEqualTo(2);
    assertThat(arrivedIds()).hasSize(2).endsWith(late.getFirst());
  }

  @Test
  void answers_are_not_read_for_what_they_say() throws Exception {
    world.add(world.event("Stop", "{\"n\":1}"));
    world.add(world.event("Stop", "{\"n\":2}"));
    mock.misbehave(Route.EVENTS, 1, Misbehaviour.junk());
    mock.misbehave(Route.EVENTS, 1, Misbehaviour.captivePortal());

    assertThat(run().delivered()).isEqualTo(2);
  }

  @Test
  void a_redirect_stops_the_courier_and_costs_nothing() throws Exception {
    world.add(world.event("Stop", "{}"));
    mock.misbehaveAlways(
        Route.EVENTS, Misbehaviour.redirect(java.net.URI.create("http://127.0.0.1:9/")));

    assertThat(run().end()).isEqualTo(CourierEnd.TENANT_FAILED);
    assertThat(world.names()).hasSize(1);
  }

  @Test
  void an_event_of_sixteen_megabytes_arrives() throws Exception {
    world.limits = SpoolLimits.standard();
    String payload = "{\"timestamp\":1,\"x\":\"" + "x".repeat(16 * 1024 * 1024) + "\"}";
    world.add(world.event("PostToolUse", payload));

    assertThat(run().delivered()).isOne();
  }

  private static SpoolEvent ofHost(String host, HookRoute route, Optional<String> tool, String p) {
    return new SpoolEvent(
        route,
        host,
        Sender.CODEX,
        "X",
        tool,
        "s-1",
        Optional.empty(),
        p.getBytes(StandardCharsets.UTF_8));
  }

  private SpoolEvent of(HookRoute route, Optional<String> tool, String payload) {
    return ofHost(world.host.hostKey(), route, tool, payload);
  }

  private String name(int n) {
    return new EntryName(world.now.toEpochMilli() + n, 1, n, false, "0000000" + n).toString();
  }

  private List<String> arrivedIds() {
    return mock.requests(Route.EVENTS).stream()
        .map(r -> r.headers().raw("x-runlayer-idempotency-key").orElseThrow())
        .toList();
  }

  private String body(Route route) {
    return mock.requests(route).getFirst().body();
  }

  private void enroll() {
    world.credentials().write(world.host.hostKey(), mock.userKey("dev", "mac"));
  }

  private CourierReport run() throws Exception {
    return run(world);
  }

  private CourierReport run(SpoolWorld in) throws Exception {
    return ((CourierOutcome.Ran) run(in, in.courier())).report();
  }

  private CourierOutcome run(SpoolWorld in, Courier courier) throws Exception {
    return courier.run(
        Optional.of(in.host),
        () ->
            connector.connect(
                new TenantConnection(
                    in.host, Optional.empty(), Optional.empty(), "aiwatch/1.2.3 (linux; amd64)")));
  }

  private Tenant tenant() {
    return connector.connect(
        new TenantConnection(
            world.host, Optional.empty(), Optional.empty(), "aiwatch/1.2.3 (linux; amd64)"));
  }

  private static Tenant failing(String message) {
    throw new AssertionError(message);
  }

  private static final class KilledError extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// The process ends as soon as the tenant has answered.
  private record Killed(Tenant real) implements Tenant {
    @Override
    public void submitHookEvent(String userKey, HookSubmission submission) throws TenantException {
      real.submitHookEvent(userKey, submission);
      throw new KilledError();
    }

    @Override
    public String enroll(String enrollmentKey, EnrollRequest request) {
      throw new AssertionError();
    }

    @Override
    public String enrollOnce(String enrollmentKey, EnrollRequest request, Duration limit) {
      throw new AssertionError();
    }

    @Override
    public ScanReceipt submitScan(String orgKey, ScanReport report) {
      throw new AssertionError();
    }

    @Override
    public boolean isKnownSkill(String orgKey, SkillLookup lookup) {
      throw new AssertionError();
    }

    @Override
    public void submitSkill(String orgKey, SkillReport report) {
      throw new AssertionError();
    }

    @Override
    public boolean isKnownPlugin(String orgKey, PluginLookup lookup) {
      throw new AssertionError();
    }

    @Override
    public PluginReceipt submitPlugin(String orgKey, PluginReport report) {
      throw new AssertionError();
    }

    @Override
    public void checkIn(String orgKey, CheckIn report) {
      throw new AssertionError();
    }
  }
}
