// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.scan.ScanSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document of the built program follows its description and shows what is sent.
class ScanDocumentIT {
  private final Program program = Program.built();
  @TempDir Path folder;

  @Test
  void an_empty_home_is_described() throws IOException {
    JsonNode document = document(World.empty(folder), "--dry-run");

    assertThat(document.get("configurations")).isEmpty();
  }

  @Test
  void a_missing_home_is_described() throws IOException {
    World world = World.empty(folder);
    Files.delete(world.home());

    assertThat(document(world, "--dry-run").at("/errors/0/kind").asText())
        .isEqualTo("home_missing");
  }

  @Test
  void what_is_shown_is_what_arrives_and_the_second_scan_knows_what_changed() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      World world =
          World.withServers(folder)
              .managed(
                  Map.of("Host", mock.address().toString(), "OrgApiKey", mock.organisationKey()),
                  false);

      JsonNode first = document(world, "--no-projects");
      world.write("home/.cursor/mcp.json", "{}");
      world.write("home/.gemini/settings.json", "{\"mcpServers\": {\"h\": {\"command\": \"x\"}}}");
      JsonNode second = document(world);

      assertThat(first.at("/changes/state").asText()).isEqualTo("first_scan");
      assertThat(second.at("/changes/list").findValuesAsText("name"))
          .as("the projects are not new: the first scan did not look for them")
          .containsExactly("remote", "g", "h");
      JsonNode sent =
          new ObjectMapper()
              .readTree(mock.requests(Route.SCAN).getLast().body())
              .get("configurations");
      second
          .get("configurations")
          .forEach(
              configuration -> {
                ((ObjectNode) configuration).remove("not_sent");
                configuration.get("servers").forEach(s -> ((ObjectNode) s).remove("not_sent"));
              });
      assertThat(second.get("configurations")).isEqualTo(sent).isNotEmpty();
    }
  }

  private JsonNode document(World world, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "scan";
    arguments[1] = "--json";
    System.arraycopy(options, 0, arguments, 2, options.length);
    Program.Run run = program.run(world.directory(), Map.of(), world.arguments(arguments));
    assertThat(run.err()).doesNotContain("defect");
    return ScanSchema.check(run.out());
  }
}
