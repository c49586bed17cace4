// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.runlayer.aiwatch.config.InvalidValueException;
import com.runlayer.aiwatch.config.ProxyAddress;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.mocktenant.ScanRoutes;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The declarative client, its retries and its sentences, against the mock tenant.
@QuarkusTest
class RestTenantTest {
  private static final DeviceFields DEVICE =
      new DeviceFields("device-1", "host-1", "linux", "6.1", "dev", null);
  private static final ScanReport REPORT = new ScanReport(DEVICE, 12, "1.2.3", List.of());

  private final TenantConnector connector;
  private final RestTenantConnector limited;
  private MockTenant mock;

  RestTenantTest(TenantConnector connector, RestTenantConnector limited) throws IOException {
    this.connector = connector;
    this.limited = limited;
    this.mock = MockTenant.start(MockTenantOptions.defaults());
  }

  @BeforeEach
  void behave() {
    mock.behave();
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void a_scan_arrives_with_key_and_user_agent_and_is_counted() throws Exception {
    ScanReceipt receipt =
        tenant().submitScan(mock.organisationKey(), new ScanReport(DEVICE, 12, "1.2.3", servers()));

    assertThat(receipt).isEqualTo(new ScanReceipt(1, 1, 0));
    var request = mock.requests(Route.SCAN).getFirst();
    assertThat(request.json().path("device_id").asText()).isEqualTo("device-1");
    assertThat(request.json().path("scan_duration_ms").asInt()).isEqualTo(12);
    assertThat(request.json().at("/configurations/0/servers/0/args").isNull()).isTrue();
    assertThat(request.json().at("/configurations/0/servers/0/env/API_KEY").asText())
        .isEqualTo("<redacted>");
    assertThat(request.headers().toString()).contains("aiwatch/1.2.3 (linux; amd64)");
  }

  @Test
  void a_tenant_without_the_new_route_gets_the_scan_on_the_old_one() throws Exception {
    mock.serveScans(ScanRoutes.OLD_ONLY);

    assertThat(tenant().submitScan(mock.organisationKey(), REPORT))
        .isEqualTo(new ScanReceipt(0, 0, 0));
    assertThat(mock.requests(Route.SCAN)).hasSize(1);
    assertThat(mock.requests(Route.OLD_SCAN)).hasSize(1);
  }

  @Test
  void a_tenant_without_both_routes_lacks_the_function() {
    mock.serveScans(ScanRoutes.NONE);

    assertThatThrownBy(() -> tenant().submitScan(mock.organisationKey(), REPORT))
        .isInstanceOf(TenantException.RouteUnknown.class)
        .hasMessageContaining("mcp-watch/scan answered 404")
        .hasMessageContaining("does not have this function");
  }

  @Test
  void an_enrollment_key_is_exchanged_for_a_user_key() throws Exception {
    String key = tenant().enroll(mock.enrollmentKey(), new EnrollRequest("dev", "host-1"));

    assertThat(key).isEqualTo(mock.userKey("dev", "host-1"));
  }

  @Test
  void an_enrollment_that_is_never_answered_ends_after_its_limit_and_its_tries() {
    mock.misbehaveAlways(Route.ENROLL, new Misbehaviour.Delay(Duration.ofMinutes(2)));

    assertThatThrownBy(
            () ->
                limited
                    .connect(connection(mock.address().toString()), Duration.ofMillis(50))
                    .enroll(mock.enrollmentKey(), new EnrollRequest("dev", "host-1")))
        .isInstanceOf(TenantException.Temporary.class)
        .hasMessageContaining("did not answer within")
        .hasMessageNotContaining(mock.enrollmentKey());
    assertThat(RestTenant.SUBMISSION_LIMIT).hasSeconds(60);
  }

  @Test
  void an_enrollment_of_one_attempt_is_not_repeated_when_nothing_is_answered() {
    mock.misbehaveAlways(Route.ENROLL, new Misbehaviour.Delay(Duration.ofMinutes(2)));

    assertThatThrownBy(
            () ->
                tenant()
                    .enrollOnce(
                        mock.enrollmentKey(),
                        new EnrollRequest("dev", "host-1"),
                        Duration.ofSeconds(1)))
        .isInstanceOf(TenantException.Temporary.class)
        .hasMessageContaining("did not answer within 1 s");
  }

  @Test
  void a_key_that_the_tenant_repeats_is_not_shown() {
    mock.misbehaveAlways(
        Route.ENROLL,
        new Misbehaviour.Answer(
            422,
            "application/json",
            Map.of(),
            "{\"detail\": {\"loc\": \"header\", \"given\": \"Bearer "
                + mock.enrollmentKey()
                + "\"}}"));

    assertThatThrownBy(
            () ->
                tenant()
                    .enrollOnce(
                        mock.enrollmentKey(),
                        new EnrollRequest("dev", "host-1"),
                        Duration.ofSeconds(20)))
        .hasMessageContaining("answered 422 ({\"loc\":\"header\"")
        .hasMessageNotContaining(mock.enrollmentKey());
  }

  @Test
  void skills_and_plugins_are_known_once_they_were_submitted() throws Exception {
    Tenant tenant = tenant();
    String key = mock.organisationKey();
    SkillLookup skill = new SkillLookup("a".repeat(64), "skill_md", false);
    PluginLookup plugin = new PluginLookup("b".repeat(64));

    assertThat(tenant.isKnownSkill(key, skill)).isFalse();
    assertThat(tenant.isKnownPlugin(key, plugin)).isFalse();
    tenant.submitSkill(key, skillReport(skill.identifier()));
    assertThat(tenant.submitPlugin(key, pluginReport(plugin.identifier())).created()).isTrue();

    assertThat(tenant.isKnownSkill(key, skill)).isTrue();
    assertThat(tenant.isKnownPlugin(key, plugin)).isTrue();
  }

  @Test
  void a_check_in_arrives() throws Exception {
    tenant().checkIn(mock.organisationKey(), CheckIn.detect(DEVICE, "1.2.3", List.of()));

    var body = mock.requests(Route.CHECK_IN).getFirst().json();
    assertThat(body.path("device_id").asText()).isEqualTo("device-1");
    assertThat(body.path("feature").asText()).isEqualTo("detect");
    assertThat(body.path("status").asText()).isEqualTo("ok");
    assertThat(body.path("tools").toString())
        .isEqualTo("[{\"name\":\"aiwatch\",\"version\":\"1.2.3\"}]");
    assertThat(body.path("agent_version").asText()).isEqualTo("1.2.3");
    assertThat(body.path("error_message").isNull()).isTrue();
  }

  static Stream<Arguments> failedCheckIns() {
    return Stream.of(
        Arguments.of(Misbehaviour.status(500), "answered 500"),
        Arguments.of(Misbehaviour.tooManyRequests(Duration.ZERO), "answered 429"),
        Arguments.of(new Misbehaviour.CloseConnection(), "broke off"));
  }

  @ParameterizedTest
  @MethodSource("failedCheckIns")
  void a_check_in_is_tried_once(Misbehaviour misbehaviour, String words) {
    mock.misbehaveAlways(Route.CHECK_IN, misbehaviour);

    assertThatThrownBy(
            () ->
                tenant()
                    .checkIn(
                        mock.organisationKey(), CheckIn.detect(DEVICE, "1.2.3", List.of("x: y"))))
        .isInstanceOf(TenantException.class)
        .hasMessageContaining(words);
    assertThat(mock.requests(Route.CHECK_IN)).hasSize(1);
  }

  @Test
  void a_check_in_is_given_up_before_the_tenant_wakes() {
    mock.misbehaveAlways(Route.CHECK_IN, new Misbehaviour.Delay(Duration.ofMinutes(2)));

    assertThatThrownBy(
            () ->
                tenant()
                    .checkIn(mock.organisationKey(), CheckIn.detect(DEVICE, "1.2.3", List.of())))
        .isInstanceOf(TenantException.Temporary.class)
        .hasMessageContaining("did not answer within 5 s");
  }

  @Test
  void nobody_waits_for_what_a_check_in_is_answered_with() throws Exception {
    mock.misbehaveAlways(Route.CHECK_IN, new Misbehaviour.EndlessBody());

    tenant().checkIn(mock.organisationKey(), CheckIn.detect(DEVICE, "1.2.3", List.of()));

    assertThat(mock.requests(Route.CHECK_IN)).hasSize(1);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(Misbehaviour.status(401), TenantException.KeyRefused.class, 1, "revoked"),
        refusal(Misbehaviour.status(403), TenantException.KeyRefused.class, 1, "lacks the role"),
        refusal(Misbehaviour.status(408), TenantException.Temporary.class, 3, "answered 408"),
        refusal(Misbehaviour.status(422), TenantException.Permanent.class, 1, "not accepted"),
        refusal(
            Misbehaviour.tooManyRequests(Duration.ZERO),
            TenantException.Temporary.class,
            3,
            "answered 429"),
        refusal(Misbehaviour.status(500), TenantException.Temporary.class, 3, "answered 500"),
        refusal(Misbehaviour.status(503), TenantException.Temporary.class, 3, "answered 503"),
        refusal(Misbehaviour.junk(), TenantException.Permanent.class, 1, "no JSON object"),
        refusal(Misbehaviour.captivePortal(), TenantException.Permanent.class, 1, "login page"),
        refusal(
            new Misbehaviour.EndlessBody(),
            TenantException.Permanent.class,
            1,
            "longer than 1 MiB"),
        refusal(
            new Misbehaviour.CloseConnection(), TenantException.Temporary.class, 3, "broke off"),
        refusal(
            new Misbehaviour.CloseMidAnswer(), TenantException.Temporary.class, 3, "broke off"));
  }

  private static Arguments refusal(
      Misbehaviour misbehaviour, Class<?> type, int requests, String words) {
    return Arguments.of(misbehaviour, type, requests, words);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void each_failure_has_its_kind_its_number_of_tries_and_its_sentence(
      Misbehaviour misbehaviour, Class<?> type, int requests, String words) {
    mock.misbehaveAlways(Route.SCAN, misbehaviour);

    TenantException failure =
        catchThrowableOfType(
            TenantException.class, () -> tenant().submitScan(mock.organisationKey(), REPORT));

    assertThat(failure)
        .isInstanceOf(type)
        .hasMessageContaining(words)
        .hasMessageContaining("127.0.0.1")
        .hasMessageNotContaining(mock.organisationKey())
        .hasMessageNotContaining("Welcome");
    assertThat(mock.requests(Route.SCAN)).hasSize(requests);
  }

  @Test
  void a_failure_that_passes_is_not_noticed() throws Exception {
    mock.misbehave(Route.SCAN, 1, Misbehaviour.status(500));

    assertThat(tenant().submitScan(mock.organisationKey(), REPORT))
        .isEqualTo(new ScanReceipt(0, 0, 0));
    assertThat(mock.requests(Route.SCAN)).hasSize(2);
  }

  @Test
  void a_redirect_is_not_followed_and_the_key_goes_nowhere_else() throws Exception {
    try (MockTenant other = MockTenant.start(MockTenantOptions.defaults())) {
      mock.misbehaveAlways(
          Route.SCAN, Misbehaviour.redirect(other.address().resolve("/api/v1/ai-watch/scan")));

      assertThatThrownBy(() -> tenant().submitScan(mock.organisationKey(), REPORT))
          .isInstanceOf(TenantException.Permanent.class)
          .hasMessageContaining("redirects are not followed");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void an_answer_without_its_field_is_a_failure() {
    mock.misbehaveAlways(Route.ENROLL, Misbehaviour.withoutRequiredField());
    mock.misbehaveAlways(Route.SKILL_LOOKUP, Misbehaviour.withoutRequiredField());

    assertThatThrownBy(() -> tenant().enroll(mock.enrollmentKey(), new EnrollRequest("a", "b")))
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("api_key");
    assertThatThrownBy(
            () ->
                tenant()
                    .isKnownSkill(
                        mock.organisationKey(), new SkillLookup("a".repeat(64), "skill_md", false)))
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("known");
  }

  @Test
  void a_closed_port_and_an_unknown_name_are_told_apart() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    assertThatThrownBy(
            () -> connect("http://127.0.0.1:" + closed).submitScan("rl_org_FAKE", REPORT))
        .isInstanceOf(TenantException.Temporary.class)
        .hasMessageContaining("no connection to 127.0.0.1:" + closed);
    assertThatThrownBy(
            () -> connect("https://no-such-host.invalid").submitScan("rl_org_FAKE", REPORT))
        .isInstanceOf(TenantException.Temporary.class)
        .hasMessageContaining("the name no-such-host.invalid cannot be resolved");
  }

  @Test
  void a_private_certificate_is_trusted_only_with_its_root(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.forNames(folder, "ip:127.0.0.1");
    serveTls(certificate);

    assertThatThrownBy(() -> tenant().submitScan(mock.organisationKey(), REPORT))
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("certificate of 127.0.0.1 is not trusted")
        .hasMessageContaining("CaBundle");
    assertThat(mock.requests()).isEmpty();

    assertThat(trusting(certificate, Optional.empty()).submitScan(mock.organisationKey(), REPORT))
        .isEqualTo(new ScanReceipt(0, 0, 0));
  }

  @Test
  void a_certificate_for_another_name_is_refused(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.forNames(folder, "dns:other.example");
    serveTls(certificate);

    assertThatThrownBy(
            () ->
                trusting(certificate, Optional.empty()).submitScan(mock.organisationKey(), REPORT))
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("not valid for that name");
  }

  @Test
  void an_expired_certificate_points_to_the_clock(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.expired(folder, "ip:127.0.0.1");
    serveTls(certificate);

    assertThatThrownBy(
            () ->
                trusting(certificate, Optional.empty()).submitScan(mock.organisationKey(), REPORT))
        .isInstanceOf(TenantException.Permanent.class)
        .hasMessageContaining("is expired; check the clock");
  }

  @Test
  void a_proxy_is_used_when_one_is_configured(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.forNames(folder, "ip:127.0.0.1");
    serveTls(certificate);
    try (ForwardProxy proxy = new ForwardProxy()) {
      trusting(certificate, Optional.of(new ProxyAddress("127.0.0.1", proxy.port())))
          .submitScan(mock.organisationKey(), REPORT);

      assertThat(proxy.asked()).containsExactly("127.0.0.1:" + mock.address().getPort());
    }
  }

  @Test
  void a_bundle_without_a_certificate_is_refused(@TempDir Path folder) {
    Path file = folder.resolve("roots.pem");

    for (String text : List.of("", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n")) {
      assertThatThrownBy(() -> CaBundle.parse(file, text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(TenantException.Permanent.class)
          .hasMessageContaining(file.toString());
    }
  }

  private void serveTls(TestCertificate certificate) throws IOException {
    mock.close();
    mock = MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()));
  }

  private Tenant tenant() {
    return connect(mock.address().toString());
  }

  private Tenant trusting(TestCertificate certificate, Optional<ProxyAddress> proxy)
      throws TenantException {
    CaBundle roots =
        CaBundle.parse(Path.of("/roots.pem"), certificate.root().getBytes(StandardCharsets.UTF_8));
    return connector.connect(
        new TenantConnection(
            host(mock.address().toString()), Optional.of(roots), proxy, "aiwatch"));
  }

  private Tenant connect(String url) {
    return connector.connect(connection(url));
  }

  private static TenantConnection connection(String url) {
    return new TenantConnection(
        host(url), Optional.empty(), Optional.empty(), "aiwatch/1.2.3 (linux; amd64)");
  }

  private static TenantHost host(String url) {
    try {
      return TenantHost.parse(url);
    } catch (InvalidValueException e) {
      throw new AssertionError(e);
    }
  }

  private static List<ScanReport.Configuration> servers() {
    return List.of(
        new ScanReport.Configuration(
            "cursor",
            null,
            "/home/dev/.cursor/mcp.json",
            "2026-11-23T16:06:01.908756+00:00",
            "global",
            null,
            null,
            List.of(
                new ScanReport.Server(
                    "gamma",
                    "stdio",
                    "echo",
                    null,
                    null,
                    Map.of("API_KEY", "<redacted>"),
                    null,
                    "0".repeat(64),
                    null))));
  }

  private static SkillReport skillReport(String identifier) {
    return new SkillReport(
        DEVICE,
        identifier,
        "review",
        "/home/dev/.claude/skills/review",
        "skill_md",
        "user",
        "claude_code",
        null,
        "Reviews a change.",
        false,
        1,
        false,
        List.of(),
        null,
        false,
        "local",
        List.of(new UploadedFile("SKILL.md", "hello")),
        null);
  }

  private static PluginReport pluginReport(String identifier) {
    return new PluginReport(
        DEVICE,
        identifier,
        "tools",
        "claude_code",
        "claude_code",
        "/home/dev/.claude/plugins/tools",
        "1.0.0",
        null,
        true,
        "user",
        null,
        false,
        false,
        false,
        false,
        false,
        List.of(),
        List.of(new UploadedFile(".claude-plugin/plugin.json", "{}")));
  }
}
