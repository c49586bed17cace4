// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.ProxyAddress;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.tenant.ForwardProxy;
import com.runlayer.aiwatch.tenant.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The built program in a company's network: its own root, its proxy.
class NetworkIT {
  private static final String PASSWORD = "FAKE-proxy-p4ss";

  private final Program program = Program.built();
  @TempDir Path folder;
  private TestCertificate certificate;
  private MockTenant mock;
  private World world;

  @BeforeEach
  void world() throws IOException {
    certificate =
        TestCertificate.forNames(
            Files.createDirectory(folder.resolve("certificate")),
            "ip:127.0.0.1,dns:tenant.example");
    mock = MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()));
    world = World.empty(Files.createDirectory(folder.resolve("world")));
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "etc/ssl/certs/ca-certificates.crt",
        "etc/pki/tls/certs/ca-bundle.crt",
        "etc/ssl/ca-bundle.pem",
        "etc/ssl/cert.pem",
      })
  void a_root_of_the_distributions_bundle_is_trusted(String bundle) throws IOException {
    world.write(
        "root/" + bundle,
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + certificate.root());
    manage("127.0.0.1", Map.of());

    Program.Run run = enroll(Map.of());

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(mock.requests()).hasSize(1);
  }

  @Test
  void no_variable_names_a_root() throws IOException {
    Path planted = world.write("planted/roots.pem", certificate.root());
    manage("127.0.0.1", Map.of());

    Program.Run run =
        enroll(
            Map.of(
                "SSL_CERT_FILE", planted.toString(),
                "SSL_CERT_DIR", world.folder().resolve("planted").toString(),
                "CURL_CA_BUNDLE", planted.toString()));

    assertThat(run.err()).contains("is not trusted", "CN=test root", "CaBundle");
    assertThat(run.exit()).isPositive();
    assertThat(mock.requests()).isEmpty();
  }

  @Test
  void the_configured_roots_and_a_proxy_with_a_login_lead_to_the_tenant() throws Exception {
    ProxyAddress expected = ProxyAddress.parse("http://svc:" + PASSWORD + "@127.0.0.1:1");
    try (ForwardProxy proxy =
        new ForwardProxy(new ForwardProxy.Manner.Login(expected.login().orElseThrow().basic()))) {
      manage(
          "tenant.example",
          Map.of(
              "CaBundle",
              roots().toString(),
              "Proxy",
              "http://svc:" + PASSWORD + "@127.0.0.1:" + proxy.port()));

      Program.Run run = enroll(Map.of());
      Program.Run shown = run("config", "show");
      Program.Run json = run("config", "show", "--json");

      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(proxy.asked()).containsExactly("tenant.example:" + mock.address().getPort());
      assertThat(proxy.seen()).doesNotContain(mock.enrollmentKey(), "rl_user", "aiwatch/");
      assertThat(mock.requests()).hasSize(1);
      assertThat(mock.requests().getFirst().headers().toString())
          .doesNotContainIgnoringCase("proxy");
      assertThat(shown.out()).contains("http://svc:…@127.0.0.1:" + proxy.port());
      assertThat(json.out()).contains("http://svc:…@127.0.0.1:" + proxy.port());
      for (Program.Run each : new Program.Run[] {run, shown, json}) {
        assertThat(each.out() + each.err()).doesNotContain(PASSWORD);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'', wants a login (407)", "svc:" + PASSWORD + "@, does not accept the user name"})
  void a_proxy_that_wants_another_login_says_so(String login, String words) throws Exception {
    try (ForwardProxy proxy = new ForwardProxy(new ForwardProxy.Manner.Login("Basic FAKE"))) {
      manage(
          "tenant.example",
          Map.of(
              "CaBundle",
              roots().toString(),
              "Proxy",
              "http://" + login + "127.0.0.1:" + proxy.port()));

      Program.Run run = enroll(Map.of());

      assertThat(run.err())
          .contains("the proxy 127.0.0.1:" + proxy.port() + " " + words)
          .doesNotContain(PASSWORD);
      assertThat(run.exit()).isPositive();
      assertThat(mock.requests()).isEmpty();
    }
  }

  @Test
  void a_proxy_of_the_environment_counts_only_where_nothing_is_managed() throws Exception {
    try (ForwardProxy proxy = new ForwardProxy()) {
      Path roots = roots();
      Map<String, String> environment =
          Map.of(
              "HTTPS_PROXY",
              "http://127.0.0.1:" + proxy.port(),
              "RUNLAYER_HOST",
              "https://tenant.example:" + mock.address().getPort(),
              "RUNLAYER_ENROLLMENT_API_KEY",
              mock.enrollmentKey());

      Program.Run run =
          program.run(
              world.directory(),
              environment,
              world.arguments("--ca-bundle", roots.toString(), "enroll"));

      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(proxy.asked()).hasSize(1);

      manage("127.0.0.1", Map.of("CaBundle", roots.toString()));
      assertThat(enroll(environment).exit()).isZero();
      assertThat(proxy.asked()).hasSize(1);
      assertThat(mock.requests()).hasSize(2);
    }
  }

  private Path roots() throws IOException {
    Path file = world.write("root/etc/ssl/company.pem", certificate.root());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    for (String above : new String[] {"", "etc", "etc/ssl"}) {
      Files.setPosixFilePermissions(
          world.root().resolve(above), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return file.toRealPath();
  }

  private void manage(String host, Map<String, Object> more) throws IOException {
    Map<String, Object> values = new HashMap<>(more);
    values.put("Host", "https://" + host + ":" + mock.address().getPort());
    values.put("EnrollmentKey", mock.enrollmentKey());
    values.put("Username", "dev-1");
    values.put("DeviceName", "mac-1");
    world.managed(values, true);
  }

  private Program.Run enroll(Map<String, String> environment) {
    return program.run(world.directory(), environment, world.arguments("enroll"));
  }

  private Program.Run run(String... arguments) {
    return program.run(world.directory(), Map.of(), world.arguments(arguments));
  }
}
