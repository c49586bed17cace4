// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.runlayer.aiwatch.tenant.TestCertificate;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tenant over https, with a certificate that only a client which was told about it trusts.
class TlsTest {
  @TempDir Path folder;
  private TestCertificate certificate;
  private TenantFixture fixture;
  private URI healthCheck;

  @BeforeEach
  void start() throws Exception {
    certificate = TestCertificate.forNames(folder, "ip:127.0.0.1");
    fixture = new TenantFixture(MockTenantOptions.defaults().withTls(certificate.context()));
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
        .config(
            RestAssuredConfig.config()
                .sslConfig(SSLConfig.sslConfig().trustStore(certificate.trust())))
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
}
