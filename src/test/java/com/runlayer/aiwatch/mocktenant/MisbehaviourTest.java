// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisbehaviourTest {
  @AutoClose private final TenantFixture fixture = new TenantFixture();
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 408, 500, 503})
  void a_status_comes_with_a_detail(int status) {
    fixture.tenant.misbehave(Route.SCAN, 1, Misbehaviour.status(status));

    fixture
        .call(Route.SCAN)
        .statusCode(status)
        .body("detail", containsString(Integer.toString(status)));
  }

  @Test
  void too_many_requests_come_with_the_time_to_wait() {
    fixture.tenant.misbehave(Route.ENROLL, 1, Misbehaviour.tooManyRequests(Duration.ofSeconds(7)));

    fixture.call(Route.ENROLL).statusCode(429).header("Retry-After", "7");
  }

  @Test
  void junk_is_declared_as_json_but_is_none() {
    fixture.tenant.misbehave(Route.ENROLL, 1, Misbehaviour.junk());

    String body =
        fixture.call(Route.ENROLL).statusCode(200).contentType(Reply.JSON).extract().asString();
    assertThatThrownBy(() -> Json.parse(body)).isInstanceOf(IOException.class);
  }

  @Test
  void a_captive_portal_answers_with_a_page() {
    fixture.tenant.misbehave(Route.ENFORCE, 1, Misbehaviour.captivePortal());

    fixture.call(Route.ENFORCE).statusCode(200).contentType("text/html");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void an_answer_can_lack_what_it_is_asked_for(Route route) {
    fixture.tenant.misbehave(route, 1, Misbehaviour.withoutRequiredField());

    fixture
        .call(route)
        .statusCode(200)
        .contentType(Reply.JSON)
        .body("keySet()", equalTo(Set.of("comment")));
  }

  @Test
  void a_redirect_names_its_target() {
    try (TenantFixture other = new TenantFixture()) {
      URI target = other.tenant.address().resolve(Route.SCAN.path());
      fixture.tenant.misbehave(Route.SCAN, 1, Misbehaviour.redirect(target));

      fixture.call(Route.SCAN).statusCode(302).header("Location", target.toString());
    }
  }

  @Test
  void a_delay_ends_with_the_proper_answer() {
    fixture.tenant.misbehave(Route.ENROLL, 1, new Misbehaviour.Delay(Duration.ofMillis(1)));

    fixture.call(Route.ENROLL).statusCode(200).body("api_key", containsString("rl_user_FAKE"));
    assertThat(fixture.tenant.requests())
        .extracting(RecordedRequest::outcome)
        .containsExactly("answered late");
  }

  @Test
  void a_delay_outlasts_an_impatient_client() {
    fixture.tenant.misbehave(Route.HEALTH_CHECK, 1, new Misbehaviour.Delay(Duration.ofHours(1)));
    HttpRequest request =
        HttpRequest.newBuilder(healthCheck()).timeout(Duration.ofMillis(200)).build();

    assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void a_connection_can_be_closed_without_an_answer() {
    fixture.tenant.misbehave(Route.ENROLL, 1, new Misbehaviour.CloseConnection());
    HttpRequest request =
        HttpRequest.newBuilder(fixture.tenant.address().resolve(Route.ENROLL.path()))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
    assertThat(fixture.tenant.requests())
        .singleElement()
        .returns(OptionalInt.empty(), RecordedRequest::status);
  }

  @Test
  void a_connection_can_be_closed_in_the_middle_of_an_answer() throws Exception {
    fixture.tenant.misbehave(Route.HEALTH_CHECK, 1, new Misbehaviour.CloseMidAnswer());
    HttpRequest request = HttpRequest.newBuilder(healthCheck()).build();

    try (InputStream body = client.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(body.read()).isEqualTo('{');
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void an_endless_body_goes_on() throws Exception {
    fixture.tenant.misbehave(Route.HEALTH_CHECK, 1, new Misbehaviour.EndlessBody());
    HttpRequest request = HttpRequest.newBuilder(healthCheck()).build();

    try (InputStream body = client.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(body.readNBytes(3 << 20)).hasSize(3 << 20);
    }
  }

  @Test
  void only_the_told_number_of_requests_is_mistreated_in_the_told_order() {
    fixture.tenant.misbehave(Route.SCAN, 2, Misbehaviour.status(503));
    fixture.tenant.misbehave(Route.SCAN, 1, Misbehaviour.status(500));

    fixture.call(Route.SCAN).statusCode(503);
    fixture.call(Route.ENROLL).statusCode(200);
    fixture.call(Route.SCAN).statusCode(503);
    fixture.call(Route.SCAN).statusCode(500);
    fixture.call(Route.SCAN).statusCode(200);
  }

  @Test
  void a_route_misbehaves_always_until_told_otherwise() {
    fixture.tenant.misbehaveAlways(Route.SCAN, Misbehaviour.status(503));
    fixture.tenant.misbehave(Route.SCAN, 1, Misbehaviour.status(500));

    fixture.call(Route.SCAN).statusCode(500);
    fixture.call(Route.SCAN).statusCode(503);
    fixture.call(Route.SCAN).statusCode(503);
    fixture.tenant.behave();
    fixture.call(Route.SCAN).statusCode(200);
  }

  @Test
  void what_is_mistreated_changes_nothing() {
    fixture.tenant.misbehave(Route.SCAN, 1, Misbehaviour.status(500));
    fixture.call(Route.SCAN);

    assertThat(fixture.tenant.snapshot().devices()).isEmpty();
    assertThat(fixture.tenant.requests(Route.SCAN)).hasSize(1);
  }

  private URI healthCheck() {
    return fixture.tenant.address().resolve(Route.HEALTH_CHECK.path());
  }
}
