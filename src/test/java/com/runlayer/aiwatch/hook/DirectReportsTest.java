// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.hook.HookDevice.Condition;
import com.runlayer.aiwatch.hook.dialect.Fixture;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.RecordedRequest;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that the disk does not take.
@Timeout(120)
class DirectReportsTest {
  @TempDir Path folder;

  /// What is wrong with the spool.
  enum Spool {
    LINK,
    FILE,
    ANOTHER_OWNER
  }

  @ParameterizedTest
  @EnumSource(Spool.class)
  void an_event_that_cannot_be_kept_is_sent_at_once(Spool spool) throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      spoil(device, spool);

      assertUsualAnswer(device, Condition.ALLOW, "claude_code/UserPromptSubmit");

      RecordedRequest sent = only(device);
      assertThat(sent.json().path("event_name").asText()).isEqualTo("UserPromptSubmit");
      assertThat(sent.json().at("/payload/timestamp").asText()).startsWith("2026-11-24T12:00:00");
      assertThat(sent.json().has("session_counter")).isFalse();
      assertThat(
              UUID.fromString(sent.headers().raw("x-runlayer-idempotency-key").orElseThrow())
                  .version())
          .isEqualTo(4);
    }
  }

  @Test
  void a_denial_of_the_devices_own_is_told_as_one() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      spoil(device, Spool.LINK);

      assertUsualAnswer(device, Condition.ALLOW, "claude_code/PreToolUse-Bash");

      assertThat(only(device).json().at("/payload/aiwatch_decision").asText()).isEqualTo("deny");
    }
  }

  @Test
  void the_end_of_a_turn_in_cursor_is_told_twice() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      spoil(device, Spool.LINK);

      assertUsualAnswer(device, Condition.ALLOW, "cursor/stop");

      assertThat(device.tenant().requests(Route.EVENTS)).hasSize(2);
    }
  }

  @Test
  void while_the_organisation_only_watches_every_route_hears_of_it() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, false)) {
      spoil(device, Spool.LINK);

      device.answer(
          fixture("claude_code/PreToolUse-Write").client(),
          fixture("claude_code/PreToolUse-Write").bytes());

      assertThat(device.tenant().requests(Route.EVENTS)).hasSize(1);
      assertThat(device.tenant().requests(Route.TOOL_PRE)).hasSize(1);
    }
  }

  @Test
  void a_tenant_that_was_asked_is_not_told_again() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      spoil(device, Spool.LINK);

      assertUsualAnswer(device, Condition.ALLOW, "claude_code/PreToolUse-Write");

      assertThat(device.tenant().requests(Route.TOOL_PRE)).hasSize(1);
      assertThat(device.tenant().requests(Route.EVENTS)).isEmpty();
    }
  }

  @Test
  void a_large_event_is_not_sent() throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      spoil(device, Spool.LINK);
      String payload =
          "{\"hook_event_name\":\"Notification\",\"session_id\":\"s\",\"x\":\""
              + "x".repeat(1024 * 1024)
              + "\"}";

      HookDevice.Given given =
          device.answer(
              fixture("claude_code/Stop").client(), payload.getBytes(StandardCharsets.UTF_8));

      assertThat(given.toString()).isEqualTo("0 ");
      assertThat(device.tenant().requests()).isEmpty();
    }
  }

  static List<Misbehaviour> misbehaviours() {
    return List.of(
        new Misbehaviour.Delay(Duration.ofHours(1)),
        Misbehaviour.status(500),
        Misbehaviour.status(401),
        Misbehaviour.captivePortal(),
        new Misbehaviour.CloseConnection(),
        new Misbehaviour.EndlessBody());
  }

  @ParameterizedTest
  @MethodSource("misbehaviours")
  void a_tenant_that_does_not_take_it_changes_nothing_and_is_tried_once(Misbehaviour misbehaviour)
      throws Exception {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      spoil(device, Spool.LINK);
      device.tenant().misbehaveAlways(Route.EVENTS, misbehaviour);

      assertUsualAnswer(device, Condition.ALLOW, "claude_code/PreToolUse-Bash");

      // one that is still being answered is not on the record
      assertThat(device.tenant().requests(Route.EVENTS)).hasSizeLessThan(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DOWN", "NO_KEY", "NO_HOST"})
  void where_nobody_can_be_told_the_answer_is_the_usual_one(Condition condition) throws Exception {
    try (HookDevice device = HookDevice.make(folder, condition, true)) {
      spoil(device, Spool.LINK);

      assertUsualAnswer(device, condition, "claude_code/PreToolUse-Bash");
      assertUsualAnswer(device, condition, "hermes/on_session_start");

      assertThat(device.tenant().requests()).isEmpty();
    }
  }

  private static void assertUsualAnswer(HookDevice device, Condition condition, String name) {
    Fixture fixture = fixture(name);
    assertThat(
            fixture.client().wireName()
                + " -> "
                + device.neutral(device.answer(fixture.client(), fixture.bytes()).toString()))
        .isEqualTo(HookMatrix.expected().answer(condition, true, fixture));
  }

  private static RecordedRequest only(HookDevice device) {
    assertThat(device.tenant().requests()).hasSize(1);
    return device.tenant().requests(Route.EVENTS).getFirst();
  }

  private static Fixture fixture(String name) {
    return Fixture.all().stream()
        .filter(each -> each.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void spoil(HookDevice device, Spool spool) throws IOException {
    Path place = device.home().resolve(".runlayer/spool");
    switch (spool) {
      case LINK ->
          Files.createSymbolicLink(
              place, Files.createDirectory(device.home().resolve("elsewhere")));
      case FILE -> Files.createFile(place);
      case ANOTHER_OWNER -> {
        assumeTrue(new PosixSafeFiles().effectiveUser() == 0, "SKIPPED: only root can give away");
        Files.setAttribute(Files.createDirectory(place), "unix:uid", 4321);
      }
    }
  }
}
