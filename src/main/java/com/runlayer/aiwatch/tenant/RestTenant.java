// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The tenant over the declarative REST client.
final class RestTenant implements Tenant {
  private static final String ENROLLMENT = "the enrollment";
  private static final String ENROLL_ROUTE = "mdm/enroll";
  private static final String SCAN = "the report of the scan";
  /// How long one answer to an enrollment or a scan may take.
  static final Duration SUBMISSION_LIMIT = Duration.ofMinutes(1);

  private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(30);
  private static final Duration CHECK_IN_LIMIT = Duration.ofSeconds(5);
  private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(2);

  private static final Duration EVENT_LIMIT = Duration.ofSeconds(5);
  private static final Duration LARGE_EVENT_LIMIT = Duration.ofSeconds(10);

  private final TenantConnection connection;
  private final Function<Duration, TenantApi> clients;
  private final TenantCalls calls;
  private final TenantAnswer answers;
  private final Duration submissionLimit;

  /// Kept, because thousands of events come one after the other and share a connection.
  private final Map<Duration, TenantApi> eventClients = new ConcurrentHashMap<>();

  /// @param clients makes a client with a limit for one answer
  /// @param submissionLimit how long one answer to an enrollment or a scan may take
  RestTenant(
      TenantConnection connection,
      Function<Duration, TenantApi> clients,
      TenantCalls calls,
      ObjectMapper json,
      Duration submissionLimit) {
    this.connection = connection;
    this.clients = clients;
    this.calls = calls;
    this.answers = new TenantAnswer(json, System::nanoTime);
    this.submissionLimit = submissionLimit;
  }

  @Override
  public String enroll(String enrollmentKey, EnrollRequest request) throws TenantException {
    return userKey(
        call(
            ENROLLMENT,
            ENROLL_ROUTE,
            submissionLimit,
            api -> api.enroll("Bearer " + enrollmentKey, request)));
  }

  @Override
  public String enrollOnce(String enrollmentKey, EnrollRequest request, Duration limit)
      throws TenantException {
    return userKey(
        send(
            clients.apply(limit),
            ENROLLMENT,
            url(ENROLL_ROUTE),
            limit,
            api -> api.enroll("Bearer " + enrollmentKey, request)));
  }

  private String userKey(JsonNode answer) throws TenantException {
    JsonNode key = answer.path("api_key");
    // a number or a truth value has a text too, which is no key
    if (!key.isTextual() || key.textValue().isBlank()) {
      throw missing(ENROLLMENT, ENROLL_ROUTE, "api_key");
    }
    return key.textValue();
  }

  @Override
  public ScanReceipt submitScan(String orgKey, ScanReport report) throws TenantException {
    JsonNode answer;
    try {
      answer = call(SCAN, "ai-watch/scan", submissionLimit, api -> api.scan(orgKey, report));
    } catch (TenantException.RouteUnknown e) {
      answer =
          call(SCAN, "mcp-watch/scan", submissionLimit, api -> api.scanOnOldRoute(orgKey, report));
    }
    return new ScanReceipt(
        answer.path("servers_processed").asInt(),
        answer.path("shadow_servers_found").asInt(),
        answer.path("managed_servers_matched").asInt());
  }

  @Override
  public boolean isKnownSkill(String orgKey, SkillLookup lookup) throws TenantException {
    return known(
        "the look-up of a skill", "ai-watch/skills/lookup", api -> api.lookUpSkill(orgKey, lookup));
  }

  @Override
  public void submitSkill(String orgKey, SkillReport report) throws TenantException {
    call(
        "the report of a skill",
        "ai-watch/skills/submit",
        UPLOAD_LIMIT,
        api -> api.submitSkill(orgKey, report));
  }

  @Override
  public boolean isKnownPlugin(String orgKey, PluginLookup lookup) throws TenantException {
    return known(
        "the look-up of a plugin",
        "ai-watch/plugins/lookup",
        api -> api.lookUpPlugin(orgKey, lookup));
  }

  @Override
  public PluginReceipt submitPlugin(String orgKey, PluginReport report) throws TenantException {
    JsonNode answer =
        call(
            "the report of a plugin",
            "ai-watch/plugins/submit",
            UPLOAD_LIMIT,
            api -> api.submitPlugin(orgKey, report));
    return new PluginReceipt(
        answer.path("plugin_id").asText(""), answer.path("created").asBoolean(false));
  }

  @Override
  public void checkIn(String orgKey, CheckIn report) throws TenantException {
    String what = "the check-in";
    URI url = url("ai-watch/check-in");
    try (Response response = clients.apply(CHECK_IN_LIMIT).checkIn(orgKey, report)) {
      if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
        // the body is not read: it could trickle for longer than the whole call may take
        throw new TenantException.Permanent(
            what + " failed: " + url + " answered " + response.getStatus());
      }
    } catch (ProcessingException e) {
      throw TransportFailure.of(e, what, url, CHECK_IN_LIMIT, connection.proxy());
    }
  }

  @Override
  public void submitHookEvent(String userKey, HookSubmission submission) throws TenantException {
    String what = "the report of an event";
    URI url = url(submission.route().path());
    Duration limit = submission.large() ? LARGE_EVENT_LIMIT : EVENT_LIMIT;
    TenantApi api = eventClients.computeIfAbsent(limit, clients);
    String id = submission.id().toString();
    byte[] body = submission.body();
    calls.withFewRetries(
        () -> {
          try (Response response =
              switch (submission.route()) {
                case EVENTS -> api.hookEvent(userKey, id, body);
                case ENFORCE -> api.mcpCallSeen(userKey, id, body);
                case TOOL_PRE -> api.toolCallSeen(userKey, id, body);
                case TOOL_POST -> api.toolOutputSeen(userKey, id, body);
              }) {
            answers.confirm(response, what, url, limit);
            return true;
          } catch (ProcessingException e) {
            throw TransportFailure.of(e, what, url, limit, connection.proxy());
          }
        });
  }

  private boolean known(String what, String route, Request request) throws TenantException {
    JsonNode known = call(what, route, LOOKUP_LIMIT, request).path("known");
    if (!known.isBoolean()) {
      throw missing(what, route, "known");
    }
    return known.booleanValue();
  }

  private TenantException missing(String what, String route, String field) {
    return new TenantException.Permanent(
        what + " failed: the answer of " + url(route) + " has no usable " + field + "; check Host");
  }

  /// One call on the wire.
  private interface Request {
    Response send(TenantApi api);
  }

  private JsonNode call(String what, String route, Duration limit, Request request)
      throws TenantException {
    URI url = url(route);
    TenantApi api = clients.apply(limit);
    return calls.withRetries(() -> send(api, what, url, limit, request));
  }

  private JsonNode send(TenantApi api, String what, URI url, Duration limit, Request request)
      throws TenantException {
    try (Response response = request.send(api)) {
      return answers.read(response, what, url, limit);
    } catch (ProcessingException e) {
      throw TransportFailure.of(e, what, url, limit, connection.proxy());
    }
  }

  private URI url(String route) {
    return connection.host().resolve("/api/v1/" + route);
  }
}
