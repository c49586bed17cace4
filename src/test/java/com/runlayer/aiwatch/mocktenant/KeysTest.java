// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {
  @AutoClose private final TenantFixture fixture = new TenantFixture();

  enum Presented {
    NOTHING,
    UNKNOWN,
    ORGANISATION,
    USER,
    ENROLLMENT
  }

  @Nested
  class Api_keys {
    static Stream<Arguments> combinations() {
      return Arrays.stream(Route.values())
          .filter(r -> r.role() == KeyRole.ORGANISATION || r.role() == KeyRole.USER)
          .flatMap(
              route ->
                  Arrays.stream(Presented.values())
                      .map(key -> Arguments.of(route, key, status(route, key))));
    }

    private static int status(Route route, Presented key) {
      return switch (key) {
        case NOTHING, UNKNOWN, ENROLLMENT -> 401;
        case ORGANISATION -> route.role() == KeyRole.ORGANISATION ? 200 : 403;
        case USER -> route.role() == KeyRole.USER ? 200 : 403;
      };
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void open_exactly_the_routes_of_their_role(Route route, Presented key, int status) {
      TenantFixture.send(with(key), route, Bodies.good(route)).statusCode(status);
    }

    private RequestSpecification with(Presented key) {
      RequestSpecification request = fixture.request();
      return switch (key) {
        case NOTHING -> request;
        case UNKNOWN -> request.header("x-runlayer-api-key", "rl_org_FAKEunknown");
        case ORGANISATION -> request.header("x-runlayer-api-key", fixture.tenant.organisationKey());
        case USER -> request.header("x-runlayer-api-key", fixture.tenant.userKey("dev", "mac-1"));
        case ENROLLMENT -> request.header("x-runlayer-api-key", fixture.tenant.enrollmentKey());
      };
    }

    @ParameterizedTest
    @EnumSource(
        value = Route.class,
        names = {"SCAN", "EVENTS"})
    void are_refused_once_revoked(Route route) {
      fixture.tenant.revoke(fixture.tenant.organisationKey());
      fixture.tenant.revoke(fixture.tenant.userKey("dev", "mac-1"));

      fixture.call(route).statusCode(401).body("detail", containsString("revoked"));
    }

    @Test
    void are_checked_before_the_body() {
      TenantFixture.send(fixture.request(), Route.SCAN, Json.object()).statusCode(401);
    }
  }

  @Nested
  class Enrollment_keys {
    @Test
    void are_exchanged_for_a_user_key_that_works() {
      String key = enroll("dev", "mac-1");

      TenantFixture.send(
              fixture.request().header("x-runlayer-api-key", key),
              Route.TOOL_PRE,
              Bodies.good(Route.TOOL_PRE))
          .statusCode(200);
    }

    @Test
    void give_the_same_user_key_again_and_another_to_another_user_or_device() {
      String key = enroll("dev", "mac-1");

      assertThat(enroll("dev", "mac-1")).isEqualTo(key).startsWith("rl_user_FAKE");
      assertThat(enroll("other", "mac-1")).isNotEqualTo(key);
      assertThat(enroll("dev", "mac-2")).isNotEqualTo(key);
    }

    @Test
    void give_a_new_user_key_after_the_old_one_was_revoked() {
      String key = enroll("dev", "mac-1");
      fixture.tenant.revoke(key);

      assertThat(enroll("dev", "mac-1")).isNotEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
      "Bearer rl_enroll_FAKEunknown, 401",
      "Basic cmw6cmw=, 401",
      "Bearer rl_org_FAKE5e0c1a7d2b94, 403"
    })
    void are_the_only_ones_that_enroll(String authorization, int status) {
      TenantFixture.send(
              fixture.request().header("Authorization", authorization),
              Route.ENROLL,
              Bodies.good(Route.ENROLL))
          .statusCode(status);
    }

    @Test
    void are_asked_for_when_missing() {
      TenantFixture.send(fixture.request(), Route.ENROLL, Bodies.good(Route.ENROLL))
          .statusCode(401)
          .body("detail", containsString("Authorization"));
    }

    @Test
    void are_refused_once_revoked() {
      fixture.tenant.revoke(fixture.tenant.enrollmentKey());

      fixture
          .call(Route.ENROLL)
          .statusCode(403)
          .body("detail", equalTo("The enrollment key was revoked"));
    }

    private String enroll(String username, String deviceName) {
      return fixture
          .call(
              Route.ENROLL, Json.object().put("username", username).put("device_name", deviceName))
          .statusCode(200)
          .extract()
          .path("api_key");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rl_org_FAKE5e0c1a7d2b94, rl_org_…2b94",
    "Bearer rl_enroll_FAKE8b3f6d1e4c72, Bearer rl_enroll_…4c72",
    "rl_org_short, rl_org_…",
    "some-other-secret, …cret"
  })
  void a_key_is_shown_by_its_prefix_and_last_four_characters(String key, String shown) {
    assertThat(Secrets.mask(key)).isEqualTo(shown);
  }
}
