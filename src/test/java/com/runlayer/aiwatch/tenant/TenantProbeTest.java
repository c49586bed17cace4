// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.ProxyAddress;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The way to a tenant, step by step, to real servers on loopback.
class TenantProbeTest {
  @TempDir Path folder;

  @Test
  void a_healthy_tenant_answers_with_its_time() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      TenantProbe probe = probe(mock.address(), Optional.empty(), Optional.empty());

      assertThat(probe.resolve()).isEqualTo(new ProbeStep.Done("127.0.0.1"));
      assertThat(probe.connect())
          .isEqualTo(new ProbeStep.Done("127.0.0.1:" + mock.address().getPort()));
      assertThat(probe.health())
          .isInstanceOfSatisfying(
              ProbeAnswer.Received.class,
              answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.tls()).isEmpty();
                assertThat(answer.date().orElseThrow().until(Instant.now(), ChronoUnit.SECONDS))
                    .isBetween(-60L, 60L);
              });
      assertThat(mock.requests(Route.HEALTH_CHECK).getFirst().headers().toString())
          .contains("aiwatch/1.2.3");
    }
  }

  @Test
  void a_look_up_with_a_key_leaves_nothing_behind() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      TenantProbe probe = probe(mock.address(), Optional.empty(), Optional.empty());

      assertThat(probe.lookUp(mock.organisationKey()))
          .isInstanceOfSatisfying(
              ProbeAnswer.Received.class,
              answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).contains("\"known\":false");
              });
      assertThat(probe.lookUp("rl_org_FAKEwrong"))
          .isInstanceOfSatisfying(
              ProbeAnswer.Received.class, answer -> assertThat(answer.status()).isEqualTo(401));
      assertThat(mock.snapshot().plugins()).isEmpty();
    }
  }

  @Test
  void names_and_ports_that_are_not_there_are_told_apart() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    assertThat(
            probe(URI.create("https://nobody.invalid"), Optional.empty(), Optional.empty())
                .resolve())
        .isEqualTo(new ProbeStep.Failed("nobody.invalid cannot be resolved"));
    assertThat(
            probe(URI.create("https://127.0.0.1:" + closed), Optional.empty(), Optional.empty())
                .connect())
        .isEqualTo(new ProbeStep.Failed("127.0.0.1:" + closed + " refused the connection"));
  }

  @Test
  void a_certificate_that_is_trusted_names_who_vouches_for_it() throws Exception {
    TestCertificate certificate = TestCertificate.forNames(folder, "ip:127.0.0.1");
    try (MockTenant mock =
        MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()))) {
      assertThat(probe(mock.address(), Optional.of(certificate), Optional.empty()).health())
          .isInstanceOfSatisfying(
              ProbeAnswer.Received.class,
              answer ->
                  assertThat(answer.tls())
                      .contains(new ProbeAnswer.Tls("TLSv1.3", "CN=test root")));
      assertThat(probe(mock.address(), Optional.empty(), Optional.empty()).health())
          .isInstanceOfSatisfying(
              ProbeAnswer.CertificateRefused.class,
              answer -> {
                assertThat(answer.fault()).isEqualTo(CertificateFault.UNTRUSTED);
                assertThat(answer.detail()).isEqualTo("CN=test root");
              });
      assertThat(mock.requests()).hasSize(1);
    }
  }

  @Test
  void a_certificate_whose_time_is_over_names_the_time() throws Exception {
    TestCertificate certificate = TestCertificate.expired(folder, "ip:127.0.0.1");
    try (MockTenant mock =
        MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()))) {
      assertThat(probe(mock.address(), Optional.of(certificate), Optional.empty()).health())
          .isInstanceOfSatisfying(
              ProbeAnswer.CertificateRefused.class,
              answer -> {
                assertThat(answer.fault()).isEqualTo(CertificateFault.EXPIRED);
                assertThat(answer.issuer()).isEqualTo("CN=test root");
                assertThat(answer.until()).isBefore(Instant.now());
              });
    }
  }

  @Test
  void a_certificate_of_somebody_else_names_whose_it_is() throws Exception {
    TestCertificate certificate = TestCertificate.forNames(folder, "dns:other.example");
    try (MockTenant mock =
        MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()))) {
      assertThat(probe(mock.address(), Optional.of(certificate), Optional.empty()).health())
          .isInstanceOfSatisfying(
              ProbeAnswer.CertificateRefused.class,
              answer -> {
                assertThat(answer.fault()).isEqualTo(CertificateFault.WRONG_NAME);
                assertThat(answer.detail()).isEqualTo("other.example");
              });
    }
  }

  @Test
  void a_server_that_speaks_no_tls_is_told() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuse(plain));
      URI https = URI.create("https://127.0.0.1:" + plain.getLocalPort());

      assertThat(probe(https, Optional.empty(), Optional.empty()).health())
          .isInstanceOf(ProbeAnswer.TlsFailed.class);
    }
  }

  @Test
  void a_proxy_is_what_is_connected_to_and_leads_to_the_tenant() throws Exception {
    TestCertificate certificate = TestCertificate.forNames(folder, "ip:127.0.0.1");
    try (MockTenant mock =
            MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()));
        ForwardProxy proxy = new ForwardProxy()) {
      TenantProbe probe =
          probe(
              mock.address(),
              Optional.of(certificate),
              Optional.of(new ProxyAddress("localhost", proxy.port())));

      assertThat(probe.health()).isInstanceOf(ProbeAnswer.Received.class);
      assertThat(proxy.asked()).contains("127.0.0.1:" + mock.address().getPort());
    }
  }

  @Test
  void a_login_is_told_to_the_proxy_and_never_to_the_tenant() throws Exception {
    TestCertificate certificate = TestCertificate.forNames(folder, "ip:127.0.0.1");
    ProxyAddress address = ProxyAddress.parse("http://svc:FAKEpw@localhost:1");
    try (MockTenant mock =
            MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()));
        ForwardProxy proxy =
            new ForwardProxy(
                new ForwardProxy.Manner.Login(address.login().orElseThrow().basic()))) {
      TenantProbe probe =
          probe(
              mock.address(),
              Optional.of(certificate),
              Optional.of(new ProxyAddress("localhost", proxy.port(), address.login())));

      assertThat(probe.health()).isInstanceOf(ProbeAnswer.Received.class);
      assertThat(probe.lookUp("rl_org_FAKEwrong"))
          .isInstanceOfSatisfying(
              ProbeAnswer.Received.class, answer -> assertThat(answer.status()).isEqualTo(401));
      assertThat(mock.requests().toString()).doesNotContain("Proxy-Authorization", "Basic ");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("proxies")
  void a_proxy_that_does_not_lead_there_says_why_and_shows_no_login(
      String name, ForwardProxy.Manner manner, String user, String clause, String advice)
      throws Exception {
    try (ForwardProxy proxy = new ForwardProxy(manner)) {
      ProxyAddress address = ProxyAddress.parse("http://" + user + "localhost:" + proxy.port());
      TenantProbe probe =
          new TenantProbe(
              connection(
                  URI.create("https://tenant.invalid"), Optional.empty(), Optional.of(address)),
              Duration.ofSeconds(1));

      assertThat(probe.resolve()).isInstanceOf(ProbeStep.Done.class);
      assertThat(probe.connect()).isInstanceOf(ProbeStep.Done.class);
      assertThat(probe.health())
          .isInstanceOfSatisfying(
              ProbeAnswer.ProxyFailed.class,
              failed -> {
                assertThat(failed.clause()).contains("the proxy localhost:" + proxy.port(), clause);
                assertThat(failed.advice()).contains(advice);
                assertThat(failed.toString()).doesNotContain("svc", "FAKEpw");
              });
    }
  }

  static Stream<Arguments> proxies() {
    return Stream.of(
        Arguments.of(
            "wants a login",
            new ForwardProxy.Manner.Login("Basic none"),
            "",
            "wants a login (407)",
            "put a user name and a password into Proxy"),
        Arguments.of(
            "refuses the login",
            new ForwardProxy.Manner.Login("Basic none"),
            "svc:FAKEpw@",
            "does not accept the user name and the password of Proxy (407)",
            "correct them"),
        Arguments.of(
            "refuses the host",
            ForwardProxy.Manner.status("403 Forbidden"),
            "svc:FAKEpw@",
            "does not lead to tenant.invalid (403)",
            "allow it there"),
        Arguments.of(
            "has a trouble",
            ForwardProxy.Manner.status("502 Bad Gateway"),
            "",
            "does not lead to tenant.invalid (502)",
            "allow it there"),
        Arguments.of(
            "speaks no HTTP",
            new ForwardProxy.Manner.Answer("220 mail.example ESMTP\r\n"),
            "",
            "",
            "check Proxy"),
        Arguments.of(
            "closes",
            new ForwardProxy.Manner.Answer(""),
            "",
            "no connection to tenant.invalid came about through",
            "whether the proxy lets this device"),
        Arguments.of(
            "is silent",
            new ForwardProxy.Manner.Silence(),
            "svc:FAKEpw@",
            "no connection to tenant.invalid came about through",
            "whether the proxy lets this device"));
  }

  @Test
  void a_connection_that_breaks_off_is_no_answer() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      mock.misbehaveAlways(Route.HEALTH_CHECK, new Misbehaviour.CloseConnection());

      assertThat(probe(mock.address(), Optional.empty(), Optional.empty()).health())
          .isInstanceOfSatisfying(
              ProbeAnswer.NoAnswer.class,
              answer -> assertThat(answer.clause()).contains("broke off"));
    }
  }

  @Test
  void an_endless_answer_is_read_to_its_beginning_only() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      mock.misbehaveAlways(Route.HEALTH_CHECK, new Misbehaviour.EndlessBody());

      assertThat(probe(mock.address(), Optional.empty(), Optional.empty()).health())
          .isInstanceOfSatisfying(
              ProbeAnswer.Received.class,
              answer -> assertThat(answer.body().length()).isLessThanOrEqualTo(4096));
    }
  }

  private static void refuse(ServerSocket proxy) {
    try (Socket client = proxy.accept()) {
      client.getInputStream().read(new byte[1024]);
      client
          .getOutputStream()
          .write(
              "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // the test is over
    }
  }

  private static TenantProbe probe(
      URI address, Optional<TestCertificate> trusted, Optional<ProxyAddress> proxy)
      throws Exception {
    return new TenantProbe(connection(address, trusted, proxy));
  }

  private static TenantConnection connection(
      URI address, Optional<TestCertificate> trusted, Optional<ProxyAddress> proxy)
      throws Exception {
    Optional<CaBundle> roots = Optional.empty();
    if (trusted.isPresent()) {
      roots =
          Optional.of(
              CaBundle.parse(
                  Path.of("root.pem"), trusted.get().root().getBytes(StandardCharsets.US_ASCII)));
    }
    return new TenantConnection(
        TenantHost.parse(address.toString()), roots, proxy, "aiwatch/1.2.3 (linux; amd64)");
  }
}
