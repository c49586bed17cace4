// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.runlayer.aiwatch.config.InvalidValueException;
import com.runlayer.aiwatch.config.ProxyAddress;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.platform.SystemRoots;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Roots and proxies as companies have them, over real sockets. Both ways to the tenant, the REST
/// client and the plain connection, must behave alike.
@QuarkusTest
class NetworkTest {
  private static final DeviceFields DEVICE =
      new DeviceFields("device-1", "host-1", "linux", "6.1", "dev", null);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final String NAME = "tenant.example";

  /// As long as a name can be.
  private static final String LONGEST =
      ("a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61));

  @TempDir static Path folder;
  private static TestCertificate good;

  private final TenantConnector connector;
  private MockTenant mock = MockTenant.start(MockTenantOptions.defaults());

  enum Way {
    REST_CLIENT,
    PLAIN
  }

  NetworkTest(TenantConnector connector) throws IOException {
    this.connector = connector;
  }

  @BeforeAll
  static void certificate() throws IOException {
    good =
        TestCertificate.forNames(
            Files.createDirectory(folder.resolve("good")),
            "ip:127.0.0.1,ip:2001:db8::1,dns:" + NAME + ",dns:" + LONGEST);
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_root_that_only_the_systems_bundle_has_is_enough(Way way) throws Exception {
    serve(good);
    Path file = folder.resolve("bundle-" + way + ".pem");
    Files.writeString(
        file,
        "# comment\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + good.root());
    SystemRoots system =
        new BundleRoots(new PosixSafeFiles(), List.of(folder.resolve("none"), file));

    ask(way, connection(loopback(), Optional.empty(), system, Optional.empty()));
    TenantException failure =
        failure(
            way, connection(loopback(), Optional.empty(), SystemRoots.none(), Optional.empty()));

    assertThat(failure)
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("certificate of 127.0.0.1 is not trusted")
        .hasMessageContaining("issuer CN=test root")
        .hasMessageContaining("CaBundle");
    assertThat(mock.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void the_system_is_not_asked_about_what_is_trusted_already(Way way) throws Exception {
    serve(good);
    SystemRoots neverAsked =
        (chain, host) -> {
          throw new AssertionError("the system was asked");
        };

    ask(way, connection(loopback(), Optional.of(bundle()), neverAsked, Optional.empty()));

    assertThat(mock.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void what_the_system_says_is_checked_once_more(Way way) throws Exception {
    serve(
        TestCertificate.forNames(
            fresh(), "dns:other.example,dns:a.example,dns:b.example,dns:c.example"));
    SystemRoots trustsEverything = (chain, host) -> chain;

    TenantException failure =
        failure(way, connection(loopback(), Optional.empty(), trustsEverything, Optional.empty()));

    assertThat(failure)
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining(
            "not valid for that name but for other.example, a.example, b.example and 1 more; check Host");
    assertThat(mock.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_certificate_that_is_over_early_or_its_own_root_says_so(Way way) throws Exception {
    TestCertificate expired = TestCertificate.expired(fresh(), "ip:127.0.0.1");
    serve(expired);
    assertThat(failure(way, trusting(expired)))
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("is expired; check the clock");

    TestCertificate early = TestCertificate.early(fresh(), "ip:127.0.0.1");
    serve(early);
    assertThat(failure(way, trusting(early)))
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("is not valid yet; check the clock");

    TestCertificate own = TestCertificate.selfSigned(fresh(), "ip:127.0.0.1");
    serve(own);
    assertThat(failure(way, trusting(good)))
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("signed by itself");
    ask(way, trusting(own));

    // another root of the same name, as after a renewal
    TestCertificate renewed = TestCertificate.forNames(fresh(), "ip:127.0.0.1");
    serve(renewed);
    assertThat(failure(way, trusting(good)))
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("does not hold (")
        .hasMessageContaining("CaBundle");
  }

  @ParameterizedTest
  @CsvSource({
    "REST_CLIENT, tenant.example",
    "PLAIN, tenant.example",
    "REST_CLIENT, LONGEST",
    "PLAIN, LONGEST",
    "REST_CLIENT, [2001:db8::1]",
    "PLAIN, [2001:db8::1]",
  })
  void a_proxy_finds_what_this_machine_cannot_and_reads_nothing(Way way, String name)
      throws Exception {
    serve(good);
    String host = name.equals("LONGEST") ? LONGEST : name;
    try (ForwardProxy proxy = new ForwardProxy()) {
      ask(way, through(host, proxy, Optional.empty()));

      assertThat(proxy.asked()).containsExactly(host + ":" + mock.address().getPort());
      assertThat(proxy.seen())
          .doesNotContain(
              mock.organisationKey(), "x-runlayer", "Authorization", "device-1", "aiwatch/1.2.3");
      assertThat(mock.requests()).hasSize(1);
      assertThat(mock.requests().getFirst().headers().toString())
          .contains("X-runlayer-api-key", "aiwatch/1.2.3")
          .doesNotContainIgnoringCase("proxy");
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_login_is_told_to_the_proxy_and_to_nobody_else(Way way) throws Exception {
    serve(good);
    ProxyAddress address = ProxyAddress.parse("http://svc:FAKE%40pw@127.0.0.1:1");
    try (ForwardProxy proxy =
        new ForwardProxy(new ForwardProxy.Manner.Login(address.login().orElseThrow().basic()))) {
      ask(way, through(NAME, proxy, Optional.of("svc:FAKE%40pw")));

      assertThat(proxy.asked()).hasSize(1);
      assertThat(proxy.heads()).hasSizeLessThanOrEqualTo(2);
      assertThat(mock.requests()).hasSize(1);
      assertThat(mock.requests().getFirst().headers().toString())
          .doesNotContainIgnoringCase("proxy")
          .doesNotContain("Basic ");
      assertThat(proxy.seen()).doesNotContain(mock.organisationKey());
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_tenant_that_asks_for_a_login_gets_none(Way way) throws Exception {
    serve(good);
    mock.misbehaveAlways(Route.CHECK_IN, Misbehaviour.status(401));
    try (ForwardProxy proxy = new ForwardProxy()) {
      assertThat(failure(way, through(NAME, proxy, Optional.of("svc:FAKEpw"))))
          .hasMessageContaining("answered 401");

      assertThat(mock.requests()).hasSize(1);
      assertThat(mock.requests().getFirst().headers().toString()).doesNotContain("Basic ");
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_proxy_that_wants_a_login_says_what_to_do(Way way) throws Exception {
    serve(good);
    try (ForwardProxy proxy = new ForwardProxy(new ForwardProxy.Manner.Login("Basic FAKE"))) {
      assertThat(failure(way, through(NAME, proxy, Optional.empty())))
          .isInstanceOf(TenantException.Permanent.class)
          .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port() + " wants a login (407)")
          .hasMessageContaining("set Proxy to http://user:password@host:port");
    }
    // many directories lock an account after a few wrong passwords
    try (ForwardProxy proxy = new ForwardProxy(new ForwardProxy.Manner.Login("Basic FAKE"))) {
      assertThat(failure(way, through(NAME, proxy, Optional.of("svc:FAKEpw"))))
          .isInstanceOf(TenantException.Permanent.class)
          .hasMessageContaining("does not accept the user name and the password of Proxy (407)")
          .hasMessageNotContaining("FAKEpw");
      assertThat(proxy.heads().stream().filter(head -> head.contains("Basic "))).hasSize(1);
    }
    assertThat(mock.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 Forbidden           | Permanent | does not lead to tenant.example:PORT (403); allow it there",
        "302 Found               | Permanent | does not lead to tenant.example:PORT (302)",
        "502 Bad Gateway         | Temporary | does not lead to tenant.example:PORT (502)",
        "503 Service Unavailable | Temporary | does not lead to tenant.example:PORT (503)",
      })
  void a_proxy_that_refuses_is_named_with_its_status(String status, String kind, String words)
      throws Exception {
    serve(good);
    for (Way way : Way.values()) {
      try (ForwardProxy proxy = new ForwardProxy(ForwardProxy.Manner.status(status))) {
        TenantException failure = failure(way, through(NAME, proxy, Optional.empty()));

        assertThat(failure)
            .as(way.name())
            .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port())
            .hasMessageContaining(words.replace("PORT", mock.address().getPort() + ""));
        assertThat(failure.getClass().getSimpleName()).as(way.name()).isEqualTo(kind);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REST_CLIENT, 'SSH-2.0-OpenSSH_9.9\r\n'",
    "PLAIN, 'SSH-2.0-OpenSSH_9.9\r\n'",
    "REST_CLIENT, '<html>FAKE</html>\r\n\r\n'",
    "PLAIN, '<html>FAKE</html>\r\n\r\n'",
  })
  void what_is_no_proxy_is_told_from_one(Way way, String answer) throws Exception {
    serve(good);
    try (ForwardProxy proxy = new ForwardProxy(new ForwardProxy.Manner.Answer(answer))) {
      assertThat(failure(way, through(NAME, proxy, Optional.empty())))
          .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port())
          .hasMessageContaining("no HTTP; check Proxy")
          .hasMessageNotContaining("FAKE");
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_proxy_that_says_nothing_is_given_up(Way way) throws Exception {
    serve(good);
    try (ForwardProxy proxy = new ForwardProxy(new ForwardProxy.Manner.Silence())) {
      assertThat(failure(way, through(NAME, proxy, Optional.empty())))
          .isInstanceOf(TenantException.Temporary.class)
          .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port());
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_proxy_that_hangs_up_is_named(Way way) throws Exception {
    serve(good);
    try (ForwardProxy proxy = new ForwardProxy(new ForwardProxy.Manner.Answer(""))) {
      assertThat(failure(way, through(NAME, proxy, Optional.empty())))
          .isInstanceOf(TenantException.Temporary.class)
          .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port());
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_proxy_that_is_not_there_is_told_from_a_tenant_that_is_not(Way way) throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    serve(good);

    assertThat(failure(way, through(NAME, new ProxyAddress("127.0.0.1", closed))))
        .isInstanceOf(TenantException.Temporary.class)
        .hasMessageContaining("no connection to the proxy 127.0.0.1:" + closed);
    assertThat(failure(way, through(NAME, new ProxyAddress("no-such-proxy.invalid", 3128))))
        .isInstanceOf(TenantException.Temporary.class)
        .hasMessageContaining(
            "the name of the proxy no-such-proxy.invalid:3128 cannot be resolved");
  }

  private void serve(TestCertificate certificate) throws IOException {
    mock.close();
    mock = MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()));
  }

  private static Path fresh() throws IOException {
    return Files.createTempDirectory(folder, "certificate");
  }

  private TenantHost loopback() {
    return host("127.0.0.1");
  }

  private TenantHost host(String name) {
    try {
      return TenantHost.parse("https://" + name + ":" + mock.address().getPort());
    } catch (InvalidValueException e) {
      throw new AssertionError(e);
    }
  }

  private TenantConnection trusting(TestCertificate certificate) throws TenantException {
    return connection(
        loopback(), Optional.of(bundle(certificate)), SystemRoots.none(), Optional.empty());
  }

  private TenantConnection through(String name, ForwardProxy proxy, Optional<String> login)
      throws Exception {
    return through(
        name,
        ProxyAddress.parse(login.map(text -> text + "@").orElse("") + "127.0.0.1:" + proxy.port()));
  }

  private TenantConnection through(String name, ProxyAddress proxy) throws TenantException {
    return connection(host(name), Optional.of(bundle()), SystemRoots.none(), Optional.of(proxy));
  }

  private static CaBundle bundle() throws TenantException {
    return bundle(good);
  }

  private static CaBundle bundle(TestCertificate certificate) throws TenantException {
    return CaBundle.parse(
        Path.of("/roots.pem"), certificate.root().getBytes(StandardCharsets.UTF_8));
  }

  private static TenantConnection connection(
      TenantHost host, Optional<CaBundle> roots, SystemRoots system, Optional<ProxyAddress> proxy) {
    return new TenantConnection(host, roots, system, proxy, "aiwatch/1.2.3 (linux; amd64)");
  }

  private TenantException failure(Way way, TenantConnection connection) {
    return catchThrowableOfType(TenantException.class, () -> ask(way, connection));
  }

  /// A check-in, which is never tried twice.
  private void ask(Way way, TenantConnection connection) throws TenantException {
    CheckIn report = CheckIn.detect(DEVICE, "1.2.3", List.of());
    switch (way) {
      case REST_CLIENT -> connector.connect(connection).checkIn(mock.organisationKey(), report);
      case PLAIN -> post(connection);
    }
  }

  private void post(TenantConnection connection) throws TenantException {
    URI url = connection.host().resolve(Route.CHECK_IN.path());
    PlainConnection plain = new PlainConnection(connection);
    try {
      HttpURLConnection request = plain.open(url, LIMIT, LIMIT);
      request.setRequestMethod("POST");
      request.setDoOutput(true);
      request.setRequestProperty("x-runlayer-api-key", mock.organisationKey());
      request.setRequestProperty("Content-Type", "application/json");
      byte[] body =
          "{\"device_id\":\"device-1\",\"hostname\":\"h\",\"os\":\"linux\",\"os_version\":\"6\",\"username\":\"dev\",\"feature\":\"detect\",\"status\":\"ok\",\"tools\":[],\"agent_version\":\"1\"}"
              .getBytes(StandardCharsets.UTF_8);
      request.setFixedLengthStreamingMode(body.length);
      PlainConnection.connect(request);
      try (OutputStream out = request.getOutputStream()) {
        out.write(body);
      }
      if (request.getResponseCode() / 100 != 2) {
        throw new TenantException.Permanent(url + " answered " + request.getResponseCode());
      }
      request.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw plain.failure(e, "the verdict", url, LIMIT);
    }
  }
}
