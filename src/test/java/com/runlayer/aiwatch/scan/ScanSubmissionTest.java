// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void a_home_with_skills_and_a_plugin() throws InvalidValueException {
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

  @Test
  void one_refused_skill_does_not_stop_the_others() {
    mock.misbehave(Route.SKILL_SUBMIT, 1, Misbehaviour.status(422));

    Shell.Result result = shell.run("scan");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("1 skill not reported");
    assertThat(mock.requests(Route.SKILL_SUBMIT)).hasSize(3);
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

  @Test
  void a_scan_report_that_fails_does_not_hold_back_the_skills() {
    mock.misbehaveAlways(Route.SCAN, Misbehaviour.status(422));

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
    mock.misbehaveAlways(Route.SKILL_SUBMIT, Misbehaviour.status(422));
    shell.run("scan");

    assertThat(bodies(Route.CHECK_IN))
        .extracting(body -> body.path("feature").asText() + " " + body.path("status").asText())
        .containsExactly("detect ok", "detect error");
    assertThat(bodies(Route.CHECK_IN).getLast().path("error_message").asText())
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(500);
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
