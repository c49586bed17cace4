// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Payloads that were recorded and then spoiled: whatever comes, it becomes an event, the answer
/// has a form that the client takes, and what comes before a call is still judged.
class SpoiledPayloadsTest {
  private static final int ROUNDS = 150;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Dialects dialects = new Dialects(() -> false);

  @ParameterizedTest
  @MethodSource("com.runlayer.aiwatch.hook.dialect.Fixture#all")
  void cut_off_anywhere(Fixture fixture) {
    byte[] bytes = fixture.bytes();
    Stage stage = dialects.read(fixture.client(), bytes).stage();
    int whole = fixture.text().stripTrailing().getBytes(StandardCharsets.UTF_8).length;
    String answered = "";
    for (int length = 0; length < whole; length++) {
      HookEvent event = dialects.read(fixture.client(), Arrays.copyOf(bytes, length));

      assertThat(event).isInstanceOf(HookEvent.Unreadable.class);
      if (stage == Stage.BEFORE) {
        assertThat(event.stage()).as("%s, %d bytes", fixture, length).isEqualTo(stage);
      }
      if (!event.occasion().name().equals(answered)) { // nothing else makes an answer another
        check(fixture, event, stage, "the first " + length + " bytes");
        answered = event.occasion().name();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("com.runlayer.aiwatch.hook.dialect.Fixture#all")
  void with_bytes_changed(Fixture fixture) {
    Seeded seeded = new Seeded();
    byte[] bytes = fixture.bytes();
    Stage stage = dialects.read(fixture.client(), bytes).stage();
    int name = fixture.text().indexOf("\"hook_event_name\"");
    int end = fixture.text().indexOf('\n', name);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] spoiled = bytes.clone();
      int at = seeded.random.nextInt(bytes.length);
      // The fixtures are ASCII as far as the name of the event, and later: an offset is an index.
      if (at < name || at >= end) {
        spoiled[at] = (byte) seeded.random.nextInt(256);
      }
      check(fixture, dialects.read(fixture.client(), spoiled), stage, seeded + ", byte " + at);
    }
  }

  @ParameterizedTest
  @MethodSource("com.runlayer.aiwatch.hook.dialect.Fixture#all")
  void with_fields_changed(Fixture fixture) throws IOException {
    Seeded seeded = new Seeded();
    Stage stage = dialects.read(fixture.client(), fixture.bytes()).stage();
    for (int round = 0; round < ROUNDS; round++) {
      ObjectNode spoiled = (ObjectNode) MAPPER.readTree(fixture.text());
      String change = seeded.change(spoiled);
      byte[] bytes = MAPPER.writeValueAsBytes(spoiled);

      check(fixture, dialects.read(fixture.client(), bytes), stage, seeded + ", " + change);
    }
  }

  @ParameterizedTest
  @MethodSource("com.runlayer.aiwatch.hook.dialect.Fixture#all")
  void with_a_field_twice(Fixture fixture) throws IOException {
    Seeded seeded = new Seeded();
    Stage stage = dialects.read(fixture.client(), fixture.bytes()).stage();
    for (String field : names(MAPPER.readTree(fixture.text()))) {
      for (boolean first : new boolean[] {true, false}) {
        String again = MAPPER.writeValueAsString(field) + ":" + seeded.value(1);
        String inside = fixture.text().strip().substring(1, fixture.text().strip().length() - 1);
        String spoiled =
            first ? "{" + again + "," + inside + "}" : "{" + inside + "," + again + "}";
        HookEvent event = dialects.read(fixture.client(), spoiled.getBytes(StandardCharsets.UTF_8));

        assertThat(event).as("%s in %s", field, fixture).isInstanceOf(HookEvent.Unreadable.class);
        check(fixture, event, stage, seeded + ", twice " + field);
      }
    }
  }

  @Test
  void that_never_were_payloads() {
    Seeded seeded = new Seeded();
    for (int round = 0; round < 20_000; round++) {
      String text = seeded.value(4).toString();
      for (HookClient client : HookClient.values()) {
        HookEvent event = dialects.read(client, text.getBytes(StandardCharsets.UTF_8));

        assertThat(event.stage()).as("%s: %s", seeded, text).isEqualTo(Stage.BEFORE);
        assertThat(dialects.write(event, new Decision.Deny("No.")))
            .isEqualTo(
                dialects.write(dialects.read(client, new byte[0]), new Decision.Deny("No.")));
      }
    }
  }

  /// Holds what is true of every event, and that one before a call has stayed one.
  private void check(Fixture fixture, HookEvent event, Stage stage, String change) {
    String about = fixture + ", " + change;
    if (stage == Stage.BEFORE) {
      assertThat(event.stage()).as(about).isEqualTo(Stage.BEFORE);
    }
    assertThat(event.occasion().client()).as(about).isEqualTo(fixture.client());
    Optional<String> known = known(fixture, event);
    for (Decision decision : decisions()) {
      Answer answer = dialects.write(event, decision);
      AnswerTaker.Effect effect =
          AnswerTaker.take(fixture.client(), known.orElse("Unheard"), known.isPresent(), answer);

      if (decision instanceof Decision.Pass) {
        assertThat(effect).as(about).isEqualTo(AnswerTaker.Effect.NONE);
      } else if (event.stage() == Stage.BEFORE) {
        assertThat(effect).as(about).isIn(AnswerTaker.Effect.DENIED, AnswerTaker.Effect.REWRITTEN);
      }
    }
  }

  /// The name of the event as the client spells it, if the event still has one that it sends.
  private static Optional<String> known(Fixture fixture, HookEvent event) {
    String name = event.occasion().name();
    String preTool =
        switch (fixture.client()) {
          case CLAUDE_CODE, CODEX -> "PreToolUse";
          case CURSOR -> "preToolUse";
          case HERMES -> "pre_tool_call";
        };
    return Optional.of(name).filter(n -> n.equals(fixture.event()) || n.equals(preTool));
  }

  private static List<Decision> decisions() {
    return List.of(
        new Decision.Pass(),
        new Decision.Deny("No."),
        new Decision.Rewrite(JsonNodeFactory.instance.objectNode().put("a", "b")),
        new Decision.BlockOutput("No."));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /// Changes at random that can be repeated.
  private static final class Seeded {
    private static final List<String> NAMES =
        List.of("tool_name", "tool_input", "url", "command", "extra", "cwd", "mcp_server", "x");
    private static final List<String> TEXTS =
        List.of(
            "",
            "a",
            "\u0000",
            "/tmp",
            "Bash",
            "\u202e",
            "\ud83d\ude42",
            "{\"a\":1}",
            "x".repeat(300));

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    /// Changes one field of any object in the tree, but not the name of the event.
    String change(ObjectNode root) {
      List<ObjectNode> objects = new ArrayList<>(List.of(root));
      root.forEach(
          child -> {
            if (child instanceof ObjectNode object) {
              objects.add(object);
            }
          });
      ObjectNode object = objects.get(random.nextInt(objects.size()));
      List<String> names = names(object);
      names.remove("hook_event_name");
      // Absent and null where the fixture has none: a result would make it another event.
      names.addAll(NAMES);
      Collections.shuffle(names, random);
      String name = names.getFirst();
      if (random.nextInt(3) == 0) {
        object.remove(name);
        return "without " + name;
      }
      JsonNode value = value(3);
      object.set(name, value);
      return name + " = " + value;
    }

    JsonNode value(int depth) {
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      return switch (random.nextInt(depth > 0 ? 9 : 6)) {
        case 0 -> nodes.nullNode();
        case 1 -> nodes.booleanNode(random.nextBoolean());
        case 2 -> nodes.numberNode(random.nextInt());
        case 3 -> nodes.numberNode(random.nextDouble() * 1e30);
        case 4, 5 -> nodes.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        case 6 -> {
          var array = nodes.arrayNode();
          for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(depth - 1));
          }
          yield array;
        }
        case 7 -> {
          ObjectNode object = nodes.objectNode();
          for (int i = random.nextInt(4); i > 0; i--) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(depth - 1));
          }
          yield object;
        }
        default -> {
          JsonNode deep = nodes.textNode("deep");
          for (int i = random.nextInt(700); i > 0; i--) {
            deep =
                random.nextBoolean()
                    ? nodes.arrayNode().add(deep)
                    : nodes.objectNode().set("d", deep);
          }
          yield deep;
        }
      };
    }

    @Override
    public String toString() {
      return "seed " + seed;
    }
  }
}
