// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The tenant over https, with a certificate that only a client which was told about it trusts.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TlsTest {
  private static final char[] PASSWORD = "FAKE-password".toCharArray();

  @TempDir Path folder;
  private KeyStore store;
  private TenantFixture fixture;
  private URI healthCheck;

  @BeforeEach
  void start() throws Exception {
    store = selfSigned(folder.resolve("tenant.p12"));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext server = SSLContext.getInstance("TLS");
    server.init(keys.getKeyManagers(), null, null);
    fixture = new TenantFixture(MockTenantOptions.defaults().withTls(server));
    healthCheck = fixture.tenant.address().resolve(Route.HEALTH_CHECK.path());
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void a_client_that_trusts_the_certificate_is_served() {
    assertThat(healthCheck.getScheme()).isEqualTo("https");
    given()
        .config(RestAssuredConfig.config().sslConfig(SSLConfig.sslConfig().trustStore(store)))
        .get(healthCheck)
        .then()
        .statusCode(200);
  }

  @Test
  void a_client_that_does_not_is_not() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(
              () ->
                  client.send(HttpRequest.newBuilder(healthCheck).build(), BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
    assertThat(fixture.tenant.requests()).isEmpty();
  }

  @Test
  void closing_ends_an_endless_body_that_nobody_reads() throws Exception {
    fixture.tenant.misbehave(Route.HEALTH_CHECK, 1, new Misbehaviour.EndlessBody());
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build();
        InputStream body =
            client
                .send(HttpRequest.newBuilder(healthCheck).build(), BodyHandlers.ofInputStream())
                .body()) {
      assertThat(body.read()).isEqualTo('{');

      fixture.tenant.close();
    }
    assertThat(fixture.tenant.requests(Route.HEALTH_CHECK)).hasSize(1);
  }

  private SSLContext trusting() throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /// A key store with a new key for 127.0.0.1, made by the JDK's own tool: the JDK has no public
  /// class that signs a certificate.
  private static KeyStore selfSigned(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tenant",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    // The same certificate again as one that is trusted, so that the store serves both sides.
    store.setCertificateEntry("trusted", store.getCertificate("tenant"));
    return store;
  }
}
