// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.Version;
import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file for the support: what is in it, what must never be, and how it comes to be.
class SupportBundleTest {
  private static final String PASSWORD = "FAKEpassw0rdDoNotKeep";
  private static final String PROXY_PASSWORD = "FAKEproxypw";
  private static final String TOKEN = "ghp_FAKE0123456789abcdefABCDEF0123456789";
  private static final String BEARER = "FAKEbearer8f3a2b1c9d0e7f6a5b4c";

  @TempDir Path world;
  private MockTenant tenant;
  private Sick mac;

  @BeforeEach
  void healthyMac() throws IOException {
    tenant = MockTenant.start(MockTenantOptions.defaults());
    mac = new Sick(world, tenant, Version.current().number());
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void its_entries_are_told_before_it_is_written_and_it_is_the_users_alone() throws IOException {
    mac.shell().file(".runlayer/logs/aiwatch.log", "started\n");
    mac.shell().file(".runlayer/logs/aiwatch.log.1", "older\n");
    mac.shell().file(".runlayer/logs/aiwatch.log.lock", "");
    mac.courier("done", 0, "", "");

    Shell.Result result = mac.run("doctor", "--bundle", "support.zip");

    Path file = world.resolve("support.zip");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .endsWith(
            """

            For the support, without secrets, in %s:
              version.txt
              configuration.json
              doctor.json
              status.json
              state.json
              courier.json
              logs/aiwatch.log
              logs/aiwatch.log.1
            Written. Look through it before you give it away.
            """
                .formatted(file));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Map<String, String> entries = entries(file);
    assertThat(entries.keySet())
        .containsExactly(
            "version.txt",
            "configuration.json",
            "doctor.json",
            "status.json",
            "state.json",
            "courier.json",
            "logs/aiwatch.log",
            "logs/aiwatch.log.1");
    assertThat(entries.get("version.txt")).isEqualTo(Version.current() + "\n");
    assertThat(entries.get("logs/aiwatch.log")).isEqualTo("started\n");
    HealthSchema.check("doctor", entries.getOrDefault("doctor.json", ""));
    HealthSchema.check("status", entries.getOrDefault("status.json", ""));
    assertThat(entries.get("state.json")).contains("last_scan");
  }

  @Test
  void no_secret_is_in_it_wherever_it_was_planted() throws IOException {
    mac.preference(
            "ExcludePaths",
            "<array>" + Sick.text("~/src/" + TOKEN) + Sick.text(Sick.USER_KEY) + "</array>")
        .preference("DeviceName", Sick.text("mac " + tenant.enrollmentKey()))
        .preference("Username", Sick.text("--password " + PASSWORD))
        .shell()
        .file(
            ".runlayer/state.json",
            """
            {"last_scan": {"finished_at": "%s", "submitted": false,
                           "failures": ["curl --api-key %s failed", "https://u:%s@host/x?token=%s", "%s"],
                           "api_key": "%s"},
             "%s": {"deep": [{"password": "%s"}]}}
            """
                .formatted(
                    mac.now(),
                    PASSWORD,
                    PASSWORD,
                    BEARER,
                    Sick.USER_KEY,
                    PASSWORD,
                    TOKEN,
                    PASSWORD))
        .file(
            ".runlayer/logs/aiwatch.log",
            "Authorization: Bearer "
                + BEARER
                + "\nkey "
                + tenant.organisationKey()
                + "\n-----BEGIN PRIVATE KEY-----\n"
                + PASSWORD
                + "\n-----END PRIVATE KEY-----\ntoken="
                + TOKEN
                + "\n"
                + "x".repeat(50)
                + Sick.USER_KEY
                + "y\n")
        .file(".runlayer/logs/aiwatch.log.1", "PASSWORD=" + PASSWORD + "\n")
        .file(".runlayer/logs/aiwatch.log.4", "proxy http://svc:" + PROXY_PASSWORD + "@p:1\n");
    mac.preference("Proxy", Sick.text("http://svc:" + PROXY_PASSWORD + "@127.0.0.1:1"))
        .courier(
            "tenant_failed",
            0,
            "https://u:" + PASSWORD + "@host/x?token=" + BEARER + " with " + Sick.USER_KEY,
            ", \"api_key\": \"" + TOKEN + "\"");

    Shell.Result result = mac.run("doctor", "--json", "--bundle", "support.zip");

    Map<String, String> entries = entries(world.resolve("support.zip"));
    assertThat(entries).hasSize(9);
    String all = entries.toString() + result.err();
    for (String secret : secrets()) {
      assertThat(all).doesNotContain(secret);
    }
    // the archive itself holds no copy outside of its entries
    assertThat(Files.readString(world.resolve("support.zip"), StandardCharsets.ISO_8859_1))
        .doesNotContain(secrets());
    new ObjectMapper().readTree(entries.get("state.json"));
    assertThat(entries.get("state.json")).contains("<redacted>", "last_scan");
  }

  @Test
  void what_is_there_is_never_replaced() throws IOException {
    Path file = Files.writeString(world.resolve("support.zip"), "mine");
    Path link = Files.createSymbolicLink(world.resolve("link.zip"), world.resolve("nowhere"));

    for (Path taken : List.of(file, link)) {
      Shell.Result result = mac.run("doctor", "--bundle", taken.toString());

      assertThat(result.exit()).isEqualTo(2);
      assertThat(result.err()).contains("is there already");
    }

    assertThat(file).hasContent("mine");
    assertThat(world.resolve("nowhere")).doesNotExist();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void a_folder_that_is_not_there_is_a_failure_that_names_the_file() {
    Shell.Result result = mac.run("doctor", "--bundle", "nowhere/support.zip");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("nowhere/support.zip cannot be written");
  }

  @Test
  void beside_a_document_nothing_else_is_on_stdout() throws IOException {
    Shell.Result result = mac.run("doctor", "--json", "--bundle", "support.zip");

    HealthSchema.check("doctor", result.out());
    assertThat(result.err()).contains("For the support", "Written.");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void a_log_that_is_a_link_is_not_followed() throws IOException {
    Files.createDirectories(mac.home(".runlayer/logs"));
    Path secret = Files.writeString(world.resolve("other.txt"), "of somebody else");
    Files.createSymbolicLink(mac.home(".runlayer/logs/aiwatch.log"), secret);

    mac.run("doctor", "--bundle", "support.zip");

    assertThat(entries(world.resolve("support.zip")).get("logs/aiwatch.log"))
        .contains("aiwatch.log", "symbolic link")
        .doesNotContain("of somebody else");
  }

  private String[] secrets() {
    return new String[] {
      PASSWORD,
      PROXY_PASSWORD,
      TOKEN,
      BEARER,
      Sick.USER_KEY,
      tenant.organisationKey(),
      tenant.enrollmentKey()
    };
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> all = Files.list(world)) {
      return all.filter(path -> path.getFileName().toString().startsWith(".aiwatch-")).toList();
    }
  }

  private static Map<String, String> entries(Path file) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}
