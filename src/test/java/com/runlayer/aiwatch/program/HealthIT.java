// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.health.HealthSchema;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.tenant.TestCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `status` and `doctor` of the built program: the JDK's client, its TLS, starting other programs
/// and writing zip files are what a native image could have lost.
class HealthIT {
  private final Program program = Program.built();
  @TempDir Path folder;
  private MockTenant mock;
  private TestCertificate certificate;
  private World world;

  @BeforeEach
  void world() throws IOException {
    certificate =
        TestCertificate.forNames(Files.createDirectory(folder.resolve("keys")), "ip:127.0.0.1");
    mock = MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()));
    world = World.empty(folder);
    Path bundle = world.write("root/etc/ca.pem", certificate.root());
    Files.setPosixFilePermissions(bundle, PosixFilePermissions.fromString("rw-r--r--"));
    world.managed(
        Map.of(
            "Host",
            mock.address().toString(),
            "OrgApiKey",
            mock.organisationKey(),
            "EnrollmentKey",
            mock.enrollmentKey(),
            "CaBundle",
            bundle.toString()),
        true);
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void status_follows_its_description_and_asks_nobody() {
    Program.Run run = run("status", "--json");

    JsonNode document = HealthSchema.check("status", run.out());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(document.at("/tenants/0/enrolled").asBoolean()).isFalse();
    assertThat(mock.requests()).isEmpty();
    assertThat(run("status").out()).contains("EnrollmentKey", "hook of Codex");
  }

  @Test
  void doctor_goes_the_whole_way_over_tls() {
    Program.Run run = run("doctor", "--json");

    JsonNode document = HealthSchema.check("doctor", run.out());
    assertThat(run.err()).isEmpty();
    assertThat(seen(document, "tls")).contains("TLSv1.3", "CN=test root");
    assertThat(seen(document, "clock")).contains("agrees");
    assertThat(seen(document, "tenant_health")).contains("there and well");
    assertThat(seen(document, "org_key")).contains("accepts rl_org_");
    assertThat(document.path("first").asText()).isEqualTo("enrollment");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(mock.requests().stream().map(request -> request.route().orElseThrow()))
        .containsExactly(Route.HEALTH_CHECK, Route.PLUGIN_LOOKUP);
  }

  @Test
  void a_root_that_nobody_configured_is_named() throws IOException {
    world.managed(
        Map.of("Host", mock.address().toString(), "OrgApiKey", mock.organisationKey()), true);

    JsonNode document = HealthSchema.check("doctor", run("doctor", "--json").out());

    assertThat(document.path("first").asText()).isEqualTo("tls");
    assertThat(seen(document, "tls"))
        .contains("not trusted: nobody here knows its issuer CN=test root");
  }

  @Test
  void a_name_that_cannot_be_resolved_is_named() throws IOException {
    world.managed(
        Map.of("Host", "https://nobody.invalid", "OrgApiKey", mock.organisationKey()), true);

    JsonNode document = HealthSchema.check("doctor", run("doctor", "--json").out());

    assertThat(document.path("first").asText()).isEqualTo("resolve");
  }

  @Test
  void a_bundle_is_written_once() throws IOException {
    world.write("home/.runlayer/logs/aiwatch.log", "key " + mock.organisationKey() + "\n");
    Program.Run run = run("doctor", "--bundle", "support.zip");

    Path file = world.directory().resolve("support.zip");
    assertThat(run.err()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String log =
          new String(
              zip.getInputStream(zip.getEntry("logs/aiwatch.log")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(log).isEqualTo("key <redacted>\n");
      assertThat(zip.stream()).hasSize(5);
    }
    assertThat(run("doctor", "--bundle", "support.zip").exit()).isEqualTo(2);
  }

  /// In the macOS layout on another system, no program that is asked is there.
  @Test
  void programs_of_another_system_are_not_looked_for_elsewhere() throws IOException {
    world.write("root/usr/local/lib/runlayer/aiwatch/aiwatch", "");
    List<String> arguments =
        List.of(
            "-Daiwatch.root=" + world.root(),
            "-Daiwatch.layout=macos",
            "-Duser.home=" + world.home(),
            "doctor",
            "--json");

    JsonNode document =
        HealthSchema.check("doctor", program.run(world.directory(), Map.of(), arguments).out());

    if (!System.getProperty("os.name").startsWith("Mac")) {
      assertThat(seen(document, "signature")).isEqualTo("/usr/bin/codesign is not there");
    }
    assertThat(document.path("first").asText()).isEqualTo("configuration");
  }

  /// Both change `state.json` when they end.
  @Test
  void a_scan_and_an_enrollment_that_end_together_lose_nothing_of_each_other() throws Exception {
    for (int i = 0; i < 3; i++) {
      Files.deleteIfExists(world.home().resolve(".runlayer/state.json"));
      try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
        List<Future<Program.Run>> runs = new ArrayList<>();
        runs.add(starters.submit(() -> run("enroll", "--force")));
        runs.add(starters.submit(() -> run("scan", "--no-projects", "--quiet")));
        for (Future<Program.Run> each : runs) {
          assertThat(each.get().err()).isEmpty();
        }
      }

      JsonNode document = HealthSchema.check("status", run("status", "--json").out());

      assertThat(document.at("/last_enrollment/outcome").asText()).isEqualTo("exchanged");
      assertThat(document.at("/last_scan/submitted").asBoolean()).isTrue();
    }
  }

  private Program.Run run(String... arguments) {
    return program.run(world.directory(), Map.of(), world.arguments(arguments));
  }

  private static String seen(JsonNode document, String check) {
    return document
        .path("checks")
        .valueStream()
        .filter(each -> each.path("check").asText().equals(check))
        .map(each -> each.path("seen").asText())
        .findFirst()
        .orElseThrow();
  }
}
