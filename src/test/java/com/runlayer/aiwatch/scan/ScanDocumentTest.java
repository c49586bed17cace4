// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import static com.runlayer.aiwatch.discovery.inventory.Inventories.command;
import static com.runlayer.aiwatch.discovery.inventory.Inventories.in;
import static com.runlayer.aiwatch.discovery.inventory.Inventories.npm;
import static com.runlayer.aiwatch.discovery.inventory.Inventories.remote;
import static com.runlayer.aiwatch.discovery.inventory.Inventories.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventories;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Risk;
import com.runlayer.aiwatch.discovery.inventory.Scope;
import com.runlayer.aiwatch.scan.changes.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScanDocumentTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void without_what_is_not_sent_the_configurations_are_the_report() {
    Inventory found = everything();

    JsonNode document = ScanSchema.check(found);
    JsonNode configurations = document.get("configurations");
    configurations.forEach(
        configuration -> {
          withoutNotSent(configuration);
          configuration.get("servers").forEach(ScanDocumentTest::withoutNotSent);
        });

    JsonNode sent = json.valueToTree(ScanSchema.report(found));
    assertThat(configurations).isEqualTo(sent.get("configurations"));
    assertThat(document.at("/stats/milliseconds").asLong())
        .isEqualTo(sent.get("scan_duration_ms").asLong());
    assertThat(document.get("device").properties()).isSubsetOf(sent.properties()).isNotEmpty();
    assertThat(document.get("collector_version")).isEqualTo(sent.get("collector_version"));
  }

  @Test
  void skills_and_plugins_are_what_is_sent_but_for_the_text_of_their_files() {
    Inventory found = everything();
    ScanSchema.check(found);

    JsonNode document = ScanSchema.check(found);

    for (int i = 0; i < found.skills().size(); i++) {
      ObjectNode sent =
          json.valueToTree(
              ArtifactReports.skill(
                  found.skills().get(i), ScanSchema.report(found).device(), List.of()));
      assertThat(withoutFiles(withoutNotSent(document.get("skills").get(i))))
          .isEqualTo(withoutFiles(withoutDevice(sent, document)));
    }
    for (int i = 0; i < found.plugins().size(); i++) {
      ObjectNode sent =
          json.valueToTree(
              ArtifactReports.plugin(
                  found.plugins().get(i), ScanSchema.report(found).device(), List.of()));
      JsonNode plugin = withoutNotSent(document.get("plugins").get(i));
      plugin.get("mcp_servers").forEach(ScanDocumentTest::withoutNotSent);
      assertThat(withoutFiles(plugin)).isEqualTo(withoutFiles(withoutDevice(sent, document)));
    }
  }

  @Test
  void what_stays_on_the_device_is_there_and_says_so() {
    JsonNode document = ScanSchema.check(everything());

    JsonNode configuration = document.at("/configurations/0");
    assertThat(configuration.at("/not_sent/real_path").asText())
        .isEqualTo("/home/ada/dotfiles/mcp.json");
    assertThat(configuration.at("/servers/0/not_sent").toString())
        .isEqualTo(
            "{\"enabled\":false,\"package\":{\"ecosystem\":\"npm\",\"name\":\"@acme/tool\","
                + "\"version\":null,\"pinned\":false},\"risks\":[\"unpinned\",\"plaintext_secret\"]}");
    assertThat(document.at("/skills/0/not_sent/clients").toString())
        .isEqualTo("[\"claude_code\",\"cursor\"]");
    assertThat(document.at("/skills/0/files").toString())
        .isEqualTo("[{\"title\":\"SKILL.md\",\"bytes\":5}]");
    assertThat(document.at("/plugins/0/not_sent").toString())
        .isEqualTo("{\"enabled\":null,\"oversized\":false,\"project_path\":null}");
    assertThat(document.at("/plugins/0/enabled").asBoolean()).isTrue();
  }

  @Test
  void equal_results_are_equal_documents() {
    assertThat(ScanSchema.scan(everything()).json())
        .isEqualTo(ScanSchema.scan(everything()).json());
  }

  @Test
  void a_result_without_anything_is_a_document_too() {
    JsonNode document =
        ScanSchema.check(
            new Inventories()
                .error(ReadError.Kind.HOME_MISSING, "", "", "The home folder is missing")
                .build());

    assertThat(document.get("configurations")).isEmpty();
    assertThat(document.at("/changes/state").asText()).isEqualTo("unknown");
  }

  @Test
  void the_description_is_a_schema_itself() {
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of(VersionFlag.V202012.getId()))
                .validate(ScanSchema.read()))
        .isEmpty();
  }

  /// A member that nobody described must not pass, and one that is described must be there.
  @Test
  void the_description_is_closed() {
    List<JsonNode> objects = new ArrayList<>();
    collect(ScanSchema.read(), objects);

    assertThat(objects).hasSizeGreaterThan(15);
    assertThat(objects)
        .allSatisfy(
            object -> {
              assertThat(object.get("additionalProperties")).as(object.toString()).isNotNull();
              assertThat(object.get("additionalProperties").asBoolean(true)).isFalse();
              List<String> required = new ArrayList<>();
              object.get("required").forEach(name -> required.add(name.asText()));
              List<String> described = new ArrayList<>();
              object.get("properties").fieldNames().forEachRemaining(described::add);
              assertThat(required).containsExactlyInAnyOrderElementsOf(described);
            });
  }

  static Stream<Arguments> vocabularies() {
    return Stream.of(
        vocabulary("/properties/gaps/items/properties/kind", Gap.Kind.values(), Enum::name),
        vocabulary("/properties/errors/items/properties/kind", ReadError.Kind.values(), Enum::name),
        vocabulary(
            "/properties/changes/properties/list/items/properties/change",
            Change.Type.values(),
            Change.Type::jsonName),
        vocabulary("/$defs/configuration/properties/config_scope", Scope.values(), Scope::wireName),
        vocabulary(
            "/$defs/server/properties/not_sent/properties/package/properties/ecosystem",
            PackageIdentity.Ecosystem.values(),
            PackageIdentity.Ecosystem::jsonName),
        vocabulary(
            "/$defs/server/properties/not_sent/properties/risks/items",
            Risk.values(),
            Risk::jsonName));
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void the_description_knows_every_word(String pointer, List<String> words) {
    List<String> described = new ArrayList<>();
    ScanSchema.read().at(pointer + "/enum").forEach(word -> described.add(word.asText()));

    assertThat(described).containsExactlyElementsOf(words);
  }

  private static <T> Arguments vocabulary(String pointer, T[] values, Function<T, String> word) {
    return Arguments.of(
        pointer,
        Arrays.stream(values).map(value -> word.apply(value).toLowerCase(Locale.ROOT)).toList());
  }

  private static void collect(JsonNode node, List<JsonNode> objects) {
    // the branches of a condition have properties too, but no type
    if (node.path("type").toString().contains("object") && node.has("properties")) {
      objects.add(node);
    }
    node.forEach(child -> collect(child, objects));
  }

  private static JsonNode withoutNotSent(JsonNode node) {
    ((ObjectNode) node).remove("not_sent");
    return node;
  }

  private static JsonNode withoutFiles(JsonNode node) {
    ((ObjectNode) node).remove("files");
    return node;
  }

  private static ObjectNode withoutDevice(ObjectNode sent, JsonNode document) {
    document.get("device").fieldNames().forEachRemaining(sent::remove);
    return sent;
  }

  private static Inventory everything() {
    return new Inventories()
        .configuration(
            "claude_code",
            ".claude.json",
            "dotfiles/mcp.json",
            new Origin.Global(),
            with(
                with(
                    command("a", "npx", "-y", "@acme/tool"),
                    npm("@acme/tool", ""),
                    Risk.UNPINNED,
                    Risk.PLAINTEXT_SECRET),
                Enabled.NO),
            in(remote("b", "https://mcp.example/x"), "src/app", "src/web"))
        .project("vscode", "src/app", ".vscode/mcp.json", command("c", "node", "s.js"))
        .configuration(
            "cursor",
            ".cursor/plugins/p/mcp.json",
            ".cursor/plugins/p/mcp.json",
            new Origin.Plugin("p", Optional.of("ab".repeat(32))),
            command("d", "node"))
        .skill("review", ".claude/skills/review", "hello", "claude_code", "cursor")
        .plugin(
            "claude_code",
            "p",
            ".claude/plugins/p",
            "1.0",
            Enabled.UNKNOWN,
            with(command("e", "docker"), Enabled.YES))
        .plugin("cursor", "q", ".cursor/plugins/q", "2.0", Enabled.NO)
        .gap(Gap.Kind.PERMISSION, "secret", "secret could not be read")
        .gap(Gap.Kind.BLIND_SPOT, "Connectors are not stored here")
        .error(ReadError.Kind.ENTRY, ".claude.json", "mcpServers.z", "z is a number")
        .build();
  }
}
