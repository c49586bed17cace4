// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.config.InvalidValueException;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.RecordedRequest;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.tenant.TenantConnector;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a scan sends to the mock tenant, through the real client.
@QuarkusTest
class ScanSubmissionTest {
  private static final String SKILL = "---\nname: review\n---\nexport API_KEY=hunter2secret\n";

  private final TenantConnector connector;
  private MockTenant mock;
  @TempDir Path world;
  private Shell shell;

  ScanSubmissionTest(TenantConnector connector) throws IOException {
    this.connector = connector;
    this.mock = MockTenant.start(MockTenantOptions.defaults());
  }

  @BeforeEach
  void a_home_with_skills_and_plugins() throws InvalidValueException {
    TenantHost.parse(mock.address().toString());
    shell =
        new Shell(world)
            .tenant(connector)
            .environment("RUNLAYER_HOST", mock.address().toString())
            .environment("RUNLAYER_API_KEY", mock.organisationKey())
            .file(".cursor/mcp.json", "{\"mcpServers\":{\"a\":{\"command\":\"echo\"}}}")
            .file(".claude/skills/one/SKILL.md", SKILL)
            .file("p/.claude/skills/same/SKILL.md", SKILL)
            .file(".claude/skills/big/SKILL.md", "x".repeat(1_000_001))
            .file(
                ".gemini/extensions/e/gemini-extension.json",
                "{\"name\":\"e\",\"mcpServers\":{\"s\":{\"command\":\"x\"}}}")
            .file(".gemini/extensions/e/commands/go.md", "token=hunter2secret")
            .file(".codex/plugins/c/.codex-plugin/plugin.json", "{\"name\":\"c\"}");
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  private List<JsonNode> bodies(Route route) throws IOException {
    List<JsonNode> bodies = new ArrayList<>();
    for (RecordedRequest request : mock.requests(route)) {
      bodies.add(request.json());
    }
    return bodies;
  }

  private List<Integer> files(Route route) throws IOException {
    return bodies(route).stream().map(body -> body.path("files").size()).sorted().toList();
  }

  @Test
  void content_goes_once_and_known_content_not_again() throws IOException {
    Shell.Result first = shell.run("scan");

    assertThat(first.err()).isEmpty();
    assertThat(first.exit()).isZero();
    assertThat(first.out()).contains("3 skills, content of 1 sent; 2 plugins, content of 2 sent");
    assertThat(mock.requests(Route.SKILL_LOOKUP)).hasSize(2);
    assertThat(files(Route.SKILL_SUBMIT)).containsExactly(0, 0, 1);
    assertThat(mock.requests(Route.PLUGIN_LOOKUP)).hasSize(1);
    assertThat(files(Route.PLUGIN_SUBMIT)).containsExactly(1, 2);
    assertThat(mock.requests().toString()).doesNotContain("hunter2secret");

    Shell.Result second = shell.run("scan");

    assertThat(second.out()).contains("3 skills, content of 0 sent");
    assertThat(files(Route.SKILL_SUBMIT)).containsExactly(0, 0, 0, 0, 0, 1);
  }

  @Test
  void the_plugin_that_brings_a_server_is_named_with_it() throws IOException {
    shell.run("scan");

    var scan = bodies(Route.SCAN).getFirst().toString();
    assertThat(scan).contains("\"config_scope\":\"plugin\"").contains("\"project_names\":\"e\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void refused_skills_do_not_stop_the_others(int refused) {
    mock.misbehave(Route.SKILL_SUBMIT, refused, Misbehaviour.status(422));

    Shell.Result result = shell.run("scan");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains(refused + (refused == 1 ? " skill" : " skills"));
    assertThat(result.err()).contains("not reported");
    assertThat(mock.requests(Route.SKILL_SUBMIT)).hasSize(3);
    assertThat(mock.requests(Route.PLUGIN_SUBMIT)).hasSize(2);
  }

  @Test
  void the_twin_of_a_refused_skill_takes_the_content_along_and_is_not_asked_about()
      throws IOException {
    mock.misbehave(Route.SKILL_SUBMIT, 2, Misbehaviour.status(422));

    shell.run("scan");

    assertThat(mock.requests(Route.SKILL_LOOKUP)).hasSize(2);
    assertThat(files(Route.SKILL_SUBMIT)).containsExactly(0, 1, 1);
    assertThat(bodies(Route.SKILL_SUBMIT).getLast().path("path").asText()).endsWith("/same");
  }

  /// The identifier of an oversized skill has nothing in the place of a file that is too large.
  @Test
  void an_oversized_skill_does_not_pass_for_another_ones_content() throws IOException {
    shell
        .file(".claude/skills/a/SKILL.md", "y")
        .file(".claude/skills/a/text.md", "x".repeat(1_000_001))
        .file(".claude/skills/b/SKILL.md", "y")
        .file(".claude/skills/b/text.md", "");

    shell.run("scan");

    assertThat(
            bodies(Route.SKILL_SUBMIT).stream()
                .filter(body -> body.path("path").asText().matches(".*/skills/[ab]"))
                .map(body -> body.path("identifier").asText())
                .distinct())
        .hasSize(1);
    assertThat(files(Route.SKILL_SUBMIT)).containsExactly(0, 0, 0, 1, 2);
  }

  @Test
  void a_tenant_that_is_not_there_is_not_waited_for_by_every_skill() {
    mock.misbehaveAlways(Route.SKILL_LOOKUP, Misbehaviour.tooManyRequests(Duration.ZERO));

    Shell.Result result = shell.run("scan");

    assertThat(result.err()).contains("3 skills not reported");
    assertThat(mock.requests(Route.SKILL_LOOKUP)).as("two skills, three tries").hasSize(6);
    assertThat(mock.requests(Route.PLUGIN_SUBMIT)).hasSize(2);
  }

  @Test
  void a_tenant_without_skills_is_asked_once() {
    mock.misbehaveAlways(Route.SKILL_LOOKUP, Misbehaviour.status(404));

    Shell.Result result = shell.run("scan");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("3 skills not reported");
    assertThat(mock.requests(Route.SKILL_LOOKUP)).hasSize(1);
    assertThat(mock.requests(Route.PLUGIN_SUBMIT)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 422})
  void a_scan_report_that_fails_does_not_hold_back_the_skills(int status) {
    mock.misbehaveAlways(Route.SCAN, Misbehaviour.status(status));

    Shell.Result result = shell.run("scan");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(mock.requests(Route.SKILL_SUBMIT)).hasSize(3);
  }

  @Test
  void a_refused_key_is_tried_once() {
    mock.misbehaveAlways(Route.SCAN, Misbehaviour.status(401));

    Shell.Result result = shell.run("scan");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(mock.requests(Route.SKILL_LOOKUP)).isEmpty();
  }

  @Test
  void the_device_checks_in_with_how_it_went() throws IOException {
    shell.run("scan");
    mock.misbehave(Route.SKILL_SUBMIT, 1, Misbehaviour.status(422));
    shell.run("scan");
    mock.misbehaveAlways(Route.SCAN, Misbehaviour.status(422));
    shell.run("scan");

    assertThat(bodies(Route.CHECK_IN))
        .extracting(body -> body.path("feature").asText() + " " + body.path("status").asText())
        .containsExactly("detect ok", "detect error", "detect error");
    assertThat(bodies(Route.CHECK_IN))
        .extracting(body -> body.path("error_message").asText(""))
        .satisfiesExactly(
            none -> assertThat(none).isEmpty(),
            skill ->
                assertThat(skill)
                    .startsWith("claude_code: " + shell.home().resolve(".claude/skills"))
                    .contains("answered 422"),
            scan -> assertThat(scan).startsWith("aiwatch: the report of the scan failed: "));
  }

  @Test
  void how_it_went_is_remembered() throws IOException {
    shell.run("scan");
    assertThat(lastScan().path("submitted").asBoolean()).isTrue();
    assertThat(lastScan().path("skills").toString())
        .isEqualTo("{\"sent\":1,\"known\":2,\"failed\":0}");
    assertThat(lastScan().path("plugins").toString())
        .isEqualTo("{\"sent\":2,\"known\":0,\"failed\":0}");
    assertThat(lastScan().path("failures")).isEmpty();

    mock.misbehaveAlways(Route.SKILL_SUBMIT, Misbehaviour.status(403));
    shell.run("scan");

    assertThat(lastScan().path("submitted").asBoolean(true)).isFalse();
    assertThat(lastScan().path("skills").toString())
        .isEqualTo("{\"sent\":0,\"known\":0,\"failed\":3}");
    assertThat(lastScan().path("failures")).hasSize(1);
    assertThat(lastScan().path("failures").path(0).asText()).contains("lacks the role");
  }

  private JsonNode lastScan() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(shell.home().resolve(".runlayer/state.json")))
        .path("last_scan");
  }

  @Test
  void a_check_in_that_fails_changes_nothing() {
    mock.misbehaveAlways(Route.CHECK_IN, Misbehaviour.status(500));

    Shell.Result result = shell.run("scan");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(mock.requests(Route.CHECK_IN)).hasSize(1);
  }
}
