// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
  @AutoClose private final TenantFixture fixture = new TenantFixture();

  @Nested
  class A_scan {
    @Test
    void is_answered_with_what_the_organisation_knows() {
      fixture.tenant.usePolicy(Policy.empty().allowing(URI.create("https://mcp.example/v1")));
      ObjectNode scan = Bodies.good(Route.SCAN);
      scan.withArray("/configurations/0/servers")
          .add(remote("https://MCP.example:443/v1/stream?key=<redacted>"))
          .add(remote("https://mcp.example/v2"))
          .add(remote(fixture.tenant.proxyAddress() + "/github"));

      fixture
          .call(Route.SCAN, scan)
          .statusCode(200)
          .body("servers_processed", equalTo(4))
          .body("managed_servers_matched", equalTo(2))
          .body("shadow_servers_found", equalTo(2));
      assertThat(fixture.tenant.snapshot().servers())
          .extracting(SeenServer::managed)
          .containsExactly(false, true, false, true);
    }

    @Test
    void shows_its_device_and_servers() {
      fixture.call(Route.SCAN).statusCode(200);

      TenantSnapshot tenant = fixture.tenant.snapshot();
      assertThat(tenant.devices()).extracting(Device::hostname).containsExactly("mac-1");
      assertThat(tenant.servers())
          .containsExactly(
              new SeenServer(
                  "d-1",
                  "dev",
                  "cursor",
                  "gamma",
                  "stdio",
                  Optional.of("echo"),
                  "global",
                  "/Users/dev/.cursor/mcp.json",
                  false));
    }

    @Test
    void without_configurations_is_an_answer_and_replaces_the_one_before() {
      fixture.call(Route.SCAN).statusCode(200);
      fixture
          .call(Route.SCAN, Bodies.with(Bodies.good(Route.SCAN), "/configurations", "[]"))
          .statusCode(200)
          .body("servers_processed", equalTo(0));

      assertThat(fixture.tenant.snapshot().servers()).isEmpty();
      assertThat(fixture.tenant.snapshot().devices()).hasSize(1);
    }

    @Test
    void leaves_alone_what_another_account_reported() {
      fixture.call(Route.SCAN).statusCode(200);
      fixture
          .call(Route.SCAN, Bodies.with(Bodies.good(Route.SCAN), "/username", "\"other\""))
          .statusCode(200);

      assertThat(fixture.tenant.snapshot().servers())
          .extracting(SeenServer::username)
          .containsExactlyInAnyOrder("dev", "other");
    }

    @ParameterizedTest
    @CsvSource({
      "NEW_AND_OLD, 200, 200",
      "OLD_ONLY, 404, 200",
      "NONE, 404, 404",
    })
    void is_taken_where_the_tenant_has_the_route(ScanRoutes routes, int status, int oldStatus) {
      fixture.tenant.serveScans(routes);

      fixture.call(Route.SCAN).statusCode(status);
      fixture.call(Route.OLD_SCAN).statusCode(oldStatus);
    }

    private static ObjectNode remote(String url) {
      return Bodies.with(Bodies.with(Bodies.server(), "/command", "null"), "/url", '"' + url + '"');
    }
  }

  @Nested
  class A_skill {
    @Test
    void is_known_once_its_files_were_submitted() {
      fixture.call(Route.SKILL_LOOKUP).statusCode(200).body("known", equalTo(false));
      fixture.call(Route.SKILL_SUBMIT).statusCode(200);

      fixture.call(Route.SKILL_LOOKUP).statusCode(200).body("known", equalTo(true));
    }

    @Test
    void submitted_without_files_stays_unknown_but_is_on_its_device() {
      fixture
          .call(Route.SKILL_SUBMIT, Bodies.with(Bodies.good(Route.SKILL_SUBMIT), "/files", "[]"))
          .statusCode(200);

      fixture.call(Route.SKILL_LOOKUP).body("known", equalTo(false));
      assertThat(fixture.tenant.snapshot().skills())
          .singleElement()
          .returns("d-1", SeenSkill::deviceId)
          .returns("greet", SeenSkill::name)
          .returns(1L, SeenSkill::fileCount)
          .returns(0, SeenSkill::filesSent);
    }

    @Test
    void is_one_record_for_each_device_and_path() {
      fixture.call(Route.SKILL_SUBMIT);
      fixture.call(Route.SKILL_SUBMIT);
      fixture.call(
          Route.SKILL_SUBMIT,
          Bodies.with(Bodies.good(Route.SKILL_SUBMIT), "/device_id", "\"d-2\""));

      assertThat(fixture.tenant.snapshot().skills())
          .extracting(SeenSkill::deviceId)
          .containsExactly("d-1", "d-2");
    }
  }

  @Nested
  class A_plugin {
    @Test
    void is_created_once_and_known_then() {
      fixture.call(Route.PLUGIN_LOOKUP).statusCode(200).body("known", equalTo(false));

      String id =
          fixture
              .call(Route.PLUGIN_SUBMIT)
              .statusCode(200)
              .body("created", equalTo(true))
              .extract()
              .path("plugin_id");

      fixture
          .call(Route.PLUGIN_SUBMIT)
          .body("created", equalTo(false))
          .body("plugin_id", equalTo(id));
      fixture.call(Route.PLUGIN_LOOKUP).body("known", equalTo(true));
    }

    @Test
    void without_identifier_is_told_by_client_and_name() {
      ObjectNode plugin = Bodies.with(Bodies.good(Route.PLUGIN_SUBMIT), "/identifier", "null");

      fixture.call(Route.PLUGIN_SUBMIT, plugin).statusCode(200).body("created", equalTo(true));
      fixture.call(Route.PLUGIN_SUBMIT, plugin).body("created", equalTo(false));
      assertThat(fixture.tenant.snapshot().plugins())
          .singleElement()
          .returns("lint", SeenPlugin::name)
          .returns(1, SeenPlugin::servers);
    }
  }

  @Test
  void a_check_in_is_kept() {
    fixture.call(
        Route.CHECK_IN,
        Bodies.with(Bodies.good(Route.CHECK_IN), "/error_message", "\"cursor: no access\""));

    assertThat(fixture.tenant.snapshot().checkIns())
        .singleElement()
        .returns("detect", CheckIn::feature)
        .returns("ok", CheckIn::status)
        .returns(Optional.of("cursor: no access"), CheckIn::errorMessage);
  }

  @Test
  void the_health_check_needs_no_key() {
    fixture.request().get(Route.HEALTH_CHECK.path()).then().statusCode(200);
  }

  @Test
  void the_user_key_of_an_enrollment_is_kept_masked() {
    String key = fixture.call(Route.ENROLL).extract().path("api_key");

    assertThat(fixture.tenant.snapshot().enrollments())
        .singleElement()
        .returns("dev", Enrollment::username)
        .returns("mac-1", Enrollment::deviceName)
        .returns(Secrets.mask(key), Enrollment::maskedKey);
  }
}
