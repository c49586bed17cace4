// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.cli.Cli;
import com.runlayer.aiwatch.cli.Invocation;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every run of the program owes, whatever it was asked.
class ProgramIT {
  private static final List<String> SECRETS =
      List.of("FAKEsecret0123456789", "FAKEtoken0123456789", "FAKEpw", "FAKEq");

  private final Program program = Program.built();
  @TempDir Path folder;

  @Test
  void a_dry_run_prints_what_the_same_code_prints_in_another_process() throws IOException {
    World world = World.withServers(folder);

    Program.Run run = run(world, Map.of(), "scan", "--dry-run", "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(withoutTimes(run.out())).isEqualTo(withoutTimes(inThisProcess(world)));
    assertThat(run.out()).contains("\"name\" : \"proj\"", "\"name\" : \"docs\"", "\"good\"");
    assertThat(SECRETS).noneMatch(run.out()::contains);
  }

  @Test
  void a_dry_run_writes_nothing() throws IOException {
    World world = World.withServers(folder);
    Set<String> before = tree(folder);

    run(world, Map.of(), "scan", "--dry-run");

    assertThat(tree(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void managed_preferences_are_read_as_xml_and_as_binary(boolean binary) throws IOException {
    World world =
        World.empty(folder)
            .managed(
                Map.of(
                    "Host", "https://acme.example",
                    "OrgApiKey", "rl_org_FAKE0123456789abcdef",
                    "Enforcement", false,
                    "Sessions", "false",
                    "ExcludePaths", new String[] {"~/big"}),
                binary);

    Program.Run run = run(world, Map.of(), "config", "show");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("Host +https://acme.example +/")
        .containsPattern("OrgApiKey +rl_org_…cdef +/")
        .containsPattern("Enforcement +false +/")
        .containsPattern("Sessions +true +default")
        .containsPattern("ExcludePaths +~/big +/")
        .contains("Sessions from", "does not count");
  }

  @Test
  void a_scan_arrives_at_the_tenant_and_carries_no_secret() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      World world = World.withServers(folder).managed(managed(mock), false);

      Program.Run run = run(world, Map.of(), "scan");

      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .containsPattern("codex +docs +stdio +global +pypi:docs-mcp@0.3 +~/.codex/config.toml")
          .containsPattern(
              "claude_code, vscode +proj +stdio +project +file:s.js +~/src/app/.mcp.json")
          .contains("Could not be read:", "Reported to " + mock.address() + ": 8 servers taken");
      String body = mock.requests(Route.SCAN).getFirst().body();
      assertThat(SECRETS).noneMatch(body::contains).noneMatch(run.out()::contains);
      assertThat(mock.snapshot().servers()).hasSize(8);
      assertThat(world.home().resolve(".runlayer/state.json"))
          .content()
          .contains("\"submitted\" : true");
    }
  }

  @Test
  void the_working_directory_the_environment_and_the_arguments_do_not_choose_the_tenant()
      throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults());
        MockTenant other = MockTenant.start(MockTenantOptions.defaults())) {
      World world = World.withServers(folder).managed(managed(mock), false);
      String planted = plantedProperties(other.address().toString());
      world.write("cwd/.env", planted);
      world.write("cwd/config/application.properties", planted);
      world.write("cwd/application.properties", planted);
      Map<String, String> environment = plantedEnvironment(other.address().toString(), world);

      run(world, Map.of(), "scan", "--quiet"); // so that both have a scan to compare with
      Program.Run clean = run(world, Map.of(), "scan", "--json");
      List<String> arguments =
          world.arguments(
              "-Dquarkus.rest-client.tenant.url=" + other.address(),
              "-Dquarkus.log.level=ALL",
              "-Dhttp.proxyHost=127.0.0.1",
              "-Dhttp.proxyPort=" + other.address().getPort(),
              "-Daiwatch.host=" + other.address(),
              "scan",
              "--json");
      Program.Run attacked = program.run(world.directory(), environment, arguments);

      assertThat(attacked.exit()).isZero();
      assertThat(attacked.err()).isEqualTo(clean.err()).isEmpty();
      assertThat(withoutTimes(attacked.out())).isEqualTo(withoutTimes(clean.out()));
      assertThat(other.requests()).isEmpty();
      assertThat(mock.requests(Route.SCAN)).hasSize(3);
    }
  }

  @Test
  void only_the_state_folder_is_written_to() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      World world = World.withServers(folder).managed(managed(mock), false);
      Set<String> before = tree(folder);
      Set<String> temporary = suspicious();

      for (List<String> command :
          List.of(
              List.of("--version"),
              List.of("--help"),
              List.of("config", "show"),
              List.of("config", "show", "--json"),
              List.of("scan", "--dry-run"),
              List.of("scan"))) {
        assertThat(run(world, Map.of(), command.toArray(String[]::new)).err()).isEmpty();
      }

      Set<String> added = new TreeSet<>(tree(folder));
      added.removeAll(before);
      assertThat(added).isNotEmpty().allMatch(path -> path.startsWith("home/.runlayer"));
      assertThat(suspicious()).isEqualTo(temporary);
      assertThat(Files.getPosixFilePermissions(world.home().resolve(".runlayer")).toString())
          .doesNotContain("GROUP", "OTHERS");
    }
  }

  @Test
  void a_second_hand_home_from_the_environment_does_not_count() throws IOException {
    World world = World.withServers(folder);
    Path evil = Files.createDirectories(folder.resolve("evil"));

    Program.Run run =
        run(
            world,
            Map.of("HOME", evil.toString(), "USER", "evil", "LOGNAME", "evil"),
            "scan",
            "--dry-run",
            "--json");

    assertThat(run.out()).doesNotContain("evil").contains("\"docs\"");
  }

  private Program.Run run(World world, Map<String, String> environment, String... arguments) {
    return program.run(world.directory(), environment, world.arguments(arguments));
  }

  private static Map<String, Object> managed(MockTenant mock) {
    return Map.of("Host", mock.address().toString(), "OrgApiKey", mock.organisationKey());
  }

  private static String plantedProperties(String other) {
    return """
        quarkus.rest-client.tenant.url=%s
        aiwatch.host=%s
        quarkus.log.level=ALL
        quarkus.log.console.stderr=false
        quarkus.log.console.enable=true
        quarkus.banner.enabled=true
        QUARKUS_LOG_LEVEL=ALL
        RUNLAYER_HOST=%s
        """
        .formatted(other, other, other);
  }

  private static Map<String, String> plantedEnvironment(String other, World world) {
    Map<String, String> planted = new HashMap<>();
    for (String name :
        List.of(
            "RUNLAYER_HOST",
            "QUARKUS_REST_CLIENT_TENANT_URL",
            "AIWATCH_HOST",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "http_proxy",
            "https_proxy",
            "ALL_PROXY")) {
      planted.put(name, other);
    }
    planted.put("RUNLAYER_API_KEY", "rl_org_FAKEplanted00000000");
    planted.put("QUARKUS_LOG_LEVEL", "ALL");
    planted.put("QUARKUS_LOG_CONSOLE_STDERR", "false");
    planted.put("QUARKUS_BANNER_ENABLED", "true");
    planted.put("QUARKUS_PROFILE", "dev");
    planted.put("QUARKUS_CONFIG_LOCATIONS", world.directory().toString());
    planted.put("SMALLRYE_CONFIG_LOCATIONS", world.directory().toString());
    planted.put("SMALLRYE_CONFIG_PROFILE", "dev");
    planted.put("SSL_CERT_FILE", world.directory().resolve(".env").toString());
    planted.put("QUARKUS_TLS_TRUST_ALL", "true");
    return planted;
  }

  private static String inThisProcess(World world) {
    Properties properties = new Properties();
    properties.putAll(System.getProperties());
    properties.setProperty("aiwatch.root", world.root().toString());
    properties.setProperty("aiwatch.layout", "linux");
    properties.setProperty("user.home", world.home().toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Cli.run(
        new Invocation(
            properties,
            Map.of(),
            world.directory(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err,
            Clock.systemUTC()),
        connection -> {
          throw new AssertionError("a dry run opens no connection");
        },
        "scan",
        "--dry-run",
        "--json");
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String withoutTimes(String json) {
    return json.replaceAll("\"milliseconds\" : [0-9]+", "\"milliseconds\" : 0")
        .replaceAll("\"since\" : \"[^\"]+\"", "\"since\" : \"\"");
  }

  private static Set<String> tree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .map(path -> folder.relativize(path).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /// What libraries of this program are known to leave in the system's temporary folder.
  private static Set<String> suspicious() throws IOException {
    try (Stream<Path> paths = Files.list(Path.of("/tmp"))) {
      return paths
          .map(path -> path.getFileName().toString())
          .filter(name -> name.matches("(vertx|jna|libnetty|quarkus).*"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
