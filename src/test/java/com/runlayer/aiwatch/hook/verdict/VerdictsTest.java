// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.FailureMode;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.Stage;
import com.runlayer.aiwatch.hook.event.ToolCall;
import com.runlayer.aiwatch.hook.source.Definition;
import com.runlayer.aiwatch.hook.source.DefinitionScope;
import com.runlayer.aiwatch.hook.source.Lookup;
import com.runlayer.aiwatch.hook.source.SourceForm;
import com.runlayer.aiwatch.tenant.HookRoute;
import com.runlayer.aiwatch.tenant.VerdictClient;
import com.runlayer.aiwatch.tenant.VerdictReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is decided, for every way in which the parts around it can end.
class VerdictsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FIRST = "rl_user_FAKE0001";
  private static final String SECOND = "rl_user_FAKE0002";

  private static final Definition DEFINITION =
      new Definition(
          "server",
          new Definition.Origin.File(
              Path.of("/home/dev/.mcp.json"), DefinitionScope.PROJECT, Instant.EPOCH));

  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private Optional<String> fileDenial = Optional.empty();
  private Lookup sources = found("https://mcp.example/mcp");
  private FailureMode failureMode = FailureMode.CLOSED;
  private Key key = new Key.Present(new Secret(FIRST));
  private Key afterRefusal = new Key.Missing("nobody is enrolled");
  private Duration time = Duration.ofSeconds(30);
  private VerdictClient tenant = (_, _, _, _) -> answered("{\"permission\":\"allow\"}");

  private record Asked(HookRoute route, String key, JsonNode body) {}

  @Test
  void a_call_that_the_tenant_allows_passes() {
    assertThat(judge(tool())).isEqualTo(Judgement.pass());
    assertThat(asked)
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.route()).isEqualTo(HookRoute.TOOL_PRE);
              assertThat(question.key()).isEqualTo(FIRST);
              assertThat(question.body())
                  .isEqualTo(
                      json(
                          "{'client':'codex','event_name':'PreToolUse','tool_name':'Bash','payload':{'a':1}}"));
            });
  }

  @Test
  void the_file_rule_denies_without_a_question() {
    fileDenial = Optional.of("that file is guarded");

    assertThat(judge(tool())).isEqualTo(Judgement.deny("that file is guarded"));
    assertThat(judge(new HookEvent.LocalRuleOnly(occasion(HookClient.CODEX), call())))
        .isEqualTo(Judgement.deny("that file is guarded"));
    assertThat(asked).isEmpty();
  }

  @Test
  void a_second_event_of_a_call_asks_nobody() {
    assertThat(judge(new HookEvent.LocalRuleOnly(occasion(HookClient.CODEX), call())))
        .isEqualTo(Judgement.pass());
    assertThat(judge(new HookEvent.Observational(occasion(HookClient.CODEX))))
        .isEqualTo(Judgement.pass());
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'permission':'deny','block_reason':'no shells'} | no shells",
        "{'permission':'deny','user_message':'ask Ann'} | ask Ann",
        "{'permission':'deny','reason':'just so'} | just so",
        "{'permission':'deny','block_reason':'  ','reason':'just so'} | just so",
        "{'permission':'deny'} | does not allow the tool Bash",
      })
  void a_denial_gives_the_reason_of_the_tenant(String answer, String reason) {
    tenant = (_, _, _, _) -> answered(answer);

    assertThat(denial(judge(tool()))).contains("organisation's policy", reason);
  }

  @Test
  void other_arguments_are_passed_on() {
    tenant = (_, _, _, _) -> answered("{'permission':'allow','modified_args':{'command':'ls -l'}}");

    assertThat(judge(tool()).decision())
        .isEqualTo(new Decision.Rewrite(json("{'command':'ls -l'}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'permission':null}",
        "{'permission':true}",
        "{'permission':'ask'}",
        "{'permission':'ALLOW'}",
        "{'permission':['allow']}",
        "{'permission':'allow','modified_args':'ls'}",
        "{'permission':'allow','modified_args':[]}",
        "{'blocked':false}",
      })
  void an_answer_that_is_no_verdict_is_a_denial(String answer) {
    tenant = (_, _, _, _) -> answered(answer);
    failureMode = FailureMode.OPEN;

    assertThat(denial(judge(tool()))).contains("is no verdict", "aiwatch doctor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'blocked':false} | false",
        "{'blocked':true,'block_reason':'a key is in it'} | true",
        "{'blocked':'false'} | true",
        "{} | true",
        "{'permission':'allow'} | true",
      })
  void output_is_seen_only_where_the_tenant_says_so(String answer, boolean blocked) {
    tenant = (_, _, _, _) -> answered(answer);

    Judgement judgement =
        judge(
            new HookEvent.ToolAfter(
                occasion(HookClient.CLAUDE_CODE), call(), json("{'stdout':'x'}")));

    assertThat(judgement.decision() instanceof Decision.BlockOutput).isEqualTo(blocked);
    assertThat(asked.getFirst().route()).isEqualTo(HookRoute.TOOL_POST);
  }

  @Test
  void a_tenant_out_of_reach_denies_unless_the_organisation_chose_otherwise() {
    tenant = (_, _, _, _) -> new VerdictReply.Unreachable("acme.example did not answer");

    assertThat(denial(judge(tool()))).contains("acme.example did not answer");

    failureMode = FailureMode.OPEN;
    assertThat(judge(tool())).isEqualTo(Judgement.failedOpen("acme.example did not answer"));
  }

  @Test
  void what_is_no_reachable_tenant_denies_in_either_mode() {
    failureMode = FailureMode.OPEN;
    tenant = (_, _, _, _) -> new VerdictReply.Failed("something else answered");
    assertThat(denial(judge(tool()))).contains("something else answered");

    tenant = (_, _, _, _) -> new VerdictReply.KeyRefused("401");
    assertThat(denial(judge(tool()))).contains("nobody is enrolled");

    key = new Key.Missing("nobody has enrolled.");
    assertThat(denial(judge(tool()))).contains("nobody has enrolled. Run");
  }

  @Test
  void a_refused_key_is_exchanged_and_the_question_put_once_more() {
    tenant =
        (_, sent, _, _) ->
            sent.equals(FIRST)
                ? new VerdictReply.KeyRefused("401")
                : answered("{'permission':'allow'}");
    afterRefusal = new Key.Present(new Secret(SECOND));

    assertThat(judge(tool())).isEqualTo(Judgement.pass());
    assertThat(asked).extracting(Asked::key).containsExactly(FIRST, SECOND);
  }

  @Test
  void a_key_that_is_refused_again_is_not_exchanged_again() {
    tenant = (_, _, _, _) -> new VerdictReply.KeyRefused("the key is not accepted");
    afterRefusal = new Key.Present(new Secret(SECOND));

    assertThat(denial(judge(tool()))).contains("the key is not accepted");
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_question_that_hangs_ends_with_the_deadline() {
    CountDownLatch end = new CountDownLatch(1);
    time = Duration.ofMillis(50);
    tenant =
        (_, _, _, _) -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return answered("{'permission':'allow'}");
        };

    assertThat(denial(judge(tool()))).contains("did not answer in time");
    end.countDown();
  }

  @Test
  void a_client_that_fails_denies() {
    tenant =
        (_, _, _, _) -> {
          throw new IllegalStateException("secret " + FIRST);
        };

    assertThat(denial(judge(tool()))).doesNotContain(FIRST);
  }

  @Test
  void every_source_must_be_allowed() {
    sources = found("https://a.example/mcp", "https://b.example/mcp", "https://c.example/mcp");
    tenant =
        (_, _, body, _) ->
            answered(
                new String(body, StandardCharsets.UTF_8).contains("b.example")
                    ? "{'permission':'deny','user_message':'not b'}"
                    : "{'permission':'allow'}");

    assertThat(denial(judge(mcp(HookClient.CODEX)))).contains("not b");
    assertThat(asked)
        .extracting(question -> question.body().path("url").asText())
        .containsExactlyInAnyOrder(
            "https://a.example/mcp", "https://b.example/mcp", "https://c.example/mcp");
  }

  @Test
  void a_source_out_of_reach_does_not_hide_the_denial_of_another() {
    failureMode = FailureMode.OPEN;
    sources = found("https://a.example/mcp", "https://b.example/mcp");
    tenant =
        (_, _, body, _) ->
            new String(body, StandardCharsets.UTF_8).contains("a.example")
                ? new VerdictReply.Unreachable("no answer")
                : answered("{'permission':'deny'}");

    assertThat(denial(judge(mcp(HookClient.CODEX)))).contains("does not allow");
  }

  static List<Arguments> lookups() {
    return List.of(
        Arguments.of(new Lookup.NotRegistered("github"), "github is not registered"),
        Arguments.of(new Lookup.NotRegistered(""), "of this call is not registered"),
        Arguments.of(
            new Lookup.Refused(Path.of("/home/dev/.mcp.json"), "is a named pipe"),
            "because /home/dev/.mcp.json is a named pipe"),
        Arguments.of(
            new Lookup.Ambiguous("its address holds user information"), "user information"));
  }

  @ParameterizedTest
  @MethodSource("lookups")
  void a_server_that_cannot_be_told_is_not_asked_about(Lookup lookup, String reason) {
    sources = lookup;
    failureMode = FailureMode.OPEN;

    assertThat(denial(judge(mcp(HookClient.CODEX)))).contains(reason);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_mcp_answer_cannot_change_arguments() {
    tenant = (_, _, _, _) -> answered("{'permission':'allow','modified_args':{'x':1}}");

    assertThat(judge(mcp(HookClient.CODEX)))
        .isEqualTo(Judgement.pass().about(((Lookup.Found) sources).candidates()));
  }

  @Test
  void the_event_of_cursor_goes_as_it_came_with_the_source_that_was_looked_up() {
    sources =
        new Lookup.Found(
            List.of(
                new Lookup.Candidate(
                    new SourceForm.Command("runlayer run 1"), List.of(DEFINITION))));
    Occasion occasion =
        occasion(
            HookClient.CURSOR,
            "{'tool_name':'echo','tool_input':'{}','command':'echo','generation_id':'g'}");

    judge(
        new HookEvent.McpCall(
            occasion,
            new ToolCall("echo", "g", occasion.payload().path("tool_input")),
            new McpServerReference.Any()));

    assertThat(asked.getFirst().body())
        .isEqualTo(
            json(
                "{'tool_name':'echo','tool_input':'{}','generation_id':'g','client':'cursor','command':'runlayer run 1'}"));
    assertThat(occasion.payload().path("command").asText()).isEqualTo("echo");
  }

  @Test
  void the_events_of_the_others_are_put_into_the_words_of_cursor() {
    judge(mcp(HookClient.HERMES));

    assertThat(asked.getFirst().body())
        .isEqualTo(
            json(
                "{'hook_event_name':'beforeMCPExecution','client':'hermes','conversation_id':'s1',"
                    + "'generation_id':'c1','tool_name':'Bash','tool_input':{'command':'ls'},"
                    + "'url':'https://mcp.example/mcp'}"));
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void what_cannot_be_read_counts_as_what_its_name_says(Stage stage) {
    HookEvent event = new HookEvent.Unreadable(occasion(HookClient.CODEX), stage, "is not JSON");

    assertThat(judge(event).decision() instanceof Decision.Deny).isEqualTo(stage != Stage.REPORT);
  }

  private Judgement judge(HookEvent event) {
    VerdictClient recording =
        (route, sent, body, limit) -> {
          asked.add(new Asked(route, sent, parse(body)));
          return tenant.ask(route, sent, body, limit);
        };
    KeyRing keys =
        new KeyRing() {
          @Override
          public Key key() {
            return key;
          }

          @Override
          public Key afterRefusal(Secret refused) {
            assertThat(refused.value()).isEqualTo(FIRST);
            return afterRefusal;
          }
        };
    Deadline deadline = Deadline.after(time, System::nanoTime, System.nanoTime());
    return new Verdicts(
            (_, _) -> fileDenial.map(Decision.Deny::new),
            _ -> sources,
            () -> new Desk(recording, keys, deadline),
            failureMode,
            Notes.NONE)
        .judge(event, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
  }

  private static String denial(Judgement judgement) {
    assertThat(judgement.decision()).isInstanceOf(Decision.Deny.class);
    return ((Decision.Deny) judgement.decision()).reason();
  }

  private static HookEvent tool() {
    return new HookEvent.LocalToolBefore(occasion(HookClient.CODEX), call());
  }

  private static HookEvent mcp(HookClient client) {
    return new HookEvent.McpCall(occasion(client), call(), new McpServerReference.ByName("server"));
  }

  private static ToolCall call() {
    return new ToolCall("Bash", "c1", json("{'command':'ls'}"));
  }

  private static Occasion occasion(HookClient client) {
    return occasion(client, "{'a':1}");
  }

  private static Occasion occasion(HookClient client, String payload) {
    return new Occasion(client, "PreToolUse", "s1", Optional.empty(), (ObjectNode) json(payload));
  }

  private static Lookup found(String... urls) {
    return new Lookup.Found(
        List.of(urls).stream()
            .map(url -> new Lookup.Candidate(new SourceForm.Url(url), List.of(DEFINITION)))
            .toList());
  }

  private static VerdictReply answered(String json) {
    return new VerdictReply.Answered(json(json));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
