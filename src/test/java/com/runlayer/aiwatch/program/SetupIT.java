// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.health.HealthSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built program installs hooks, for a user and as root for another user.
class SetupIT {
  private static final int SOMEBODY = 12_345;

  private static final String SETTINGS = "{\n\t\"model\": \"opus\"\n}";
  private static final String CONFIG = "# mine\nmodel: x\n";

  private final Program program = Program.built();
  @TempDir Path folder;
  private World world;

  @BeforeEach
  void world() throws IOException {
    world =
        World.empty(folder)
            .managed(
                Map.of(
                    "Host", "https://tenant.example", "EnrollmentKey", "rl_enroll_FAKE0123456789"),
                true);
    world.write("home/.runlayer/.enrolled-tenant.example", "");
    Files.setPosixFilePermissions(
        world.home().resolve(".runlayer"), PosixFilePermissions.fromString("rwx------"));
    world.write("home/.claude/settings.json", SETTINGS);
    world.write("home/.hermes/config.yaml", CONFIG);
    world.write("home/.codex/auth.txt", "");
  }

  @Test
  void a_user_installs_checks_and_takes_out() throws IOException {
    assertThat(setup("check", "--user").exit()).isEqualTo(1);
    Program.Run diff = setup("install", "--user", "--dry-run");
    assertThat(diff.exit()).as(diff.err()).isZero();
    assertThat(diff.out()).contains("+++ " + world.home().resolve(".claude/settings.json"));

    Program.Run install = setup("install", "--user");

    assertThat(install.err()).isEmpty();
    assertThat(install.exit()).isZero();
    assertThat(setup("check", "--user").exit()).isZero();
    Path settings = world.home().resolve(".claude/settings.json");
    Files.setLastModifiedTime(settings, FileTime.from(Instant.EPOCH));
    assertThat(setup("install", "--user").exit()).isZero();
    assertThat(Files.getLastModifiedTime(settings).toInstant()).isEqualTo(Instant.EPOCH);
    assertThat(setup("uninstall", "--user").exit()).isEqualTo(1);
    world.managed(Map.of("Host", "https://tenant.example"), false);
    assertThat(setup("uninstall", "--user").exit()).isZero();
    assertThat(settings).hasContent(SETTINGS);
    assertThat(world.home().resolve(".hermes/config.yaml")).hasContent(CONFIG);
    assertThat(world.home().resolve(".hermes/shell-hooks-allowlist.json")).doesNotExist();
    assertThat(world.home().resolve(".codex/hooks.json")).doesNotExist();
  }

  @Test
  void root_installs_for_another_user_with_that_users_identity() throws IOException {
    assumeTrue(isRoot(), "only root can act for somebody else");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    give(world.home(), SOMEBODY);
    Map<String, String> before = tree();

    JsonNode install = HealthSchema.check("setup", setup("install", "--mdm", "--json").out());

    assertThat(install.path("exit").intValue()).as(install.toString()).isZero();
    assertThat(install.path("clients"))
        .allSatisfy(client -> assertThat(client.path("state").asText()).isEqualTo("in_place"));
    assertThat(owners(world.home())).containsOnly(SOMEBODY);
    assertThat(owners(world.root())).containsOnly(0);
    assertThat(setup("check", "--mdm").exit()).isZero();
    assertThat(setup("uninstall", "--mdm").exit()).isZero();
    assertThat(tree()).isEqualTo(before);
  }

  private Program.Run setup(String... options) {
    return program.run(
        world.directory(),
        Map.of(),
        world.arguments(
            Stream.concat(Stream.of("setup", "hooks"), Stream.of(options)).toArray(String[]::new)));
  }

  private boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(world.home(), "unix:uid"));
  }

  private static void give(Path folder, int uid) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        Files.setAttribute(path, "unix:uid", uid);
        Files.setAttribute(path, "unix:gid", uid);
      }
    }
  }

  private static Stream<Object> owners(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(SetupIT::owner).distinct().toList().stream();
    }
  }

  private static Object owner(Path path) {
    try {
      return Files.getAttribute(path, "unix:uid");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Everything but what the program keeps about itself.
  private Map<String, String> tree() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        String name = folder.relativize(file).toString();
        if (!name.contains(".runlayer") && !name.startsWith("root/var")) {
          files.put(name, Files.isRegularFile(file) ? Files.readString(file) : "");
        }
      }
    }
    return files;
  }
}
