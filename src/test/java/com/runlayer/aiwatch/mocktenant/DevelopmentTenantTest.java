// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.dd.plist.NSDictionary;
import com.dd.plist.PropertyListParser;
import com.runlayer.aiwatch.Development;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentTenantTest {
  private final Properties memory = new Properties();

  @AfterEach
  void stop() {
    new LastRun(memory).server().ifPresent(RunningServer::stop);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "etc/runlayer/com.runlayer.aiwatch.plist",
        "Library/Managed Preferences/com.runlayer.aiwatch.plist"
      })
  void the_managed_preferences_lead_to_a_tenant_that_takes_their_keys(String file)
      throws Exception {
    Path root = prepare().root();

    NSDictionary preferences = (NSDictionary) PropertyListParser.parse(root.resolve(file));
    given()
        .baseUri(text(preferences, "Host"))
        .header("x-runlayer-api-key", text(preferences, "OrgApiKey"))
        .contentType("application/json")
        .body(Json.print(Bodies.good(Route.SCAN)))
        .post(Route.SCAN.path())
        .then()
        .statusCode(200);
    given()
        .baseUri(text(preferences, "Host"))
        .header("Authorization", "Bearer " + text(preferences, "EnrollmentKey"))
        .contentType("application/json")
        .body(Json.print(Bodies.good(Route.ENROLL)))
        .post(Route.ENROLL.path())
        .then()
        .statusCode(200);
  }

  @Test
  void the_root_is_for_nobody_else() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(prepare().root())))
        .isEqualTo("rwx------");
  }

  @Test
  void a_scan_is_tried_unless_something_else_is_asked_for() throws Exception {
    assertThat(prepare().arguments()).containsExactly("scan");
    assertThat(prepare("scan", "--json").arguments()).containsExactly("scan", "--json");
  }

  @Test
  void the_note_leads_to_the_page() throws Exception {
    given().get(address(prepare())).then().statusCode(200);
  }

  @Test
  void the_next_run_serves_at_the_same_address_from_the_start() throws Exception {
    Development.Trial first = prepare();
    given().get(address(first) + "api/v1/unknown").then().statusCode(404);

    Development.Trial second = prepare();

    assertThat(address(second)).isEqualTo(address(first));
    assertThat(second.root()).isNotEqualTo(first.root());
    assertThat(
            given().get(address(second) + "state.json").then().extract().<List<?>>path("requests"))
        .isEmpty();
  }

  @Test
  void what_is_remembered_needs_no_class_of_the_run_that_ended() throws Exception {
    prepare();

    assertThat(memory.values())
        .singleElement()
        .isInstanceOfSatisfying(
            List.class,
            parts ->
                assertThat((List<?>) parts)
                    .extracting(part -> part.getClass().getModule().getName())
                    .containsExactly("jdk.httpserver", "java.base"));
    assertThat(memory.stringPropertyNames()).isEmpty();
  }

  @Test
  void a_taken_port_is_replaced_by_a_free_one() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Development.Trial trial =
          new DevelopmentTenant(memory, taken.getLocalPort()).prepare(List.of());

      assertThat(address(trial)).doesNotContain(":" + taken.getLocalPort() + "/");
      given().get(address(trial)).then().statusCode(200);
    }
  }

  @Test
  void a_development_build_finds_it() {
    assertThat(ServiceLoader.load(Development.class))
        .singleElement()
        .isInstanceOf(DevelopmentTenant.class);
  }

  private Development.Trial prepare(String... arguments) throws Exception {
    return new DevelopmentTenant(memory, 0).prepare(List.of(arguments));
  }

  private static String address(Development.Trial trial) {
    return trial.note().substring(trial.note().indexOf("http"));
  }

  private static String text(NSDictionary preferences, String key) {
    return String.valueOf(preferences.get(key));
  }
}
