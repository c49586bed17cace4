// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:30:00Z");

  @Nested
  class A_request {
    @Test
    void is_kept_with_its_answer() throws Exception {
      MockTenantOptions options =
          MockTenantOptions.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC));
      try (TenantFixture fixture = new TenantFixture(options)) {
        ObjectNode body = Bodies.good(Route.SCAN);
        fixture.call(Route.SCAN, body);

        RecordedRequest request = fixture.tenant.requests().getFirst();
        assertThat(request)
            .returns(NOW, RecordedRequest::time)
            .returns(Duration.ZERO, RecordedRequest::latency)
            .returns("POST", RecordedRequest::method)
            .returns("/api/v1/ai-watch/scan", RecordedRequest::path)
            .returns(Optional.of(Route.SCAN), RecordedRequest::route)
            .returns(OptionalInt.of(200), RecordedRequest::status)
            .returns("answered", RecordedRequest::outcome);
        assertThat(request.json()).isEqualTo(body);
      }
    }

    @Test
    void to_an_unknown_path_is_kept_too() {
      try (TenantFixture fixture = new TenantFixture()) {
        fixture.request().get("/api/v1/unknown");

        assertThat(fixture.tenant.requests())
            .singleElement()
            .returns(Optional.empty(), RecordedRequest::route)
            .returns(OptionalInt.of(404), RecordedRequest::status);
      }
    }

    @Test
    void shows_its_key_masked_and_raw_to_who_asks_by_name() {
      try (TenantFixture fixture = new TenantFixture()) {
        fixture.call(Route.SCAN);
        fixture.call(Route.ENROLL);

        RecordedHeaders scan = fixture.tenant.requests(Route.SCAN).getFirst().headers();
        RecordedHeaders enroll = fixture.tenant.requests(Route.ENROLL).getFirst().headers();
        assertThat(scan.masked().get("x-runlayer-api-key")).containsExactly("rl_org_…2b94");
        assertThat(enroll.masked().get("authorization")).containsExactly("Bearer rl_enroll_…4c72");
        assertThat(scan.raw("X-Runlayer-Api-Key")).contains(fixture.tenant.organisationKey());
        assertThat(fixture.tenant.requests().toString())
            .doesNotContain(fixture.tenant.organisationKey(), fixture.tenant.enrollmentKey());
      }
    }

    @Test
    void for_the_page_is_not_kept() {
      try (TenantFixture fixture = new TenantFixture()) {
        fixture.request().get("/").then().statusCode(200);

        assertThat(fixture.tenant.requests()).isEmpty();
      }
    }
  }

  @Nested
  class The_record {
    @Test
    void keeps_the_newest_requests_and_counts_the_others() {
      try (TenantFixture fixture =
          new TenantFixture(MockTenantOptions.defaults().withRecording(3, 1 << 20))) {
        for (int i = 0; i < 5; i++) {
          fixture.request().get("/" + i + "/");
        }

        assertThat(fixture.tenant.requests())
            .extracting(RecordedRequest::path)
            .containsExactly("/2/", "/3/", "/4/");
        assertThat(fixture.tenant.droppedRequests()).isEqualTo(2);
      }
    }

    @Test
    void keeps_no_more_characters_than_told() {
      int length = Bodies.good(Route.EVENTS).toString().length();
      try (TenantFixture fixture =
          new TenantFixture(MockTenantOptions.defaults().withRecording(100, 2L * length))) {
        for (int i = 0; i < 4; i++) {
          fixture.call(Route.EVENTS);
        }

        assertThat(fixture.tenant.requests()).hasSize(2);
        assertThat(fixture.tenant.droppedRequests()).isEqualTo(2);
      }
    }

    @Test
    void keeps_the_newest_request_even_if_it_alone_is_too_long() {
      BoundedLog<String> log = new BoundedLog<>(10, 3, String::length);

      log.add("ab");
      log.add("abcdef");

      assertThat(log.entries()).containsExactly("abcdef");
      assertThat(log.dropped()).isEqualTo(1);
    }
  }
}
