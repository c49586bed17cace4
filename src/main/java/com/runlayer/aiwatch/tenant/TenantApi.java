// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The tenant's routes as they are on the wire.
///
/// Every method answers with the raw response: its body is a stream then, which {@link
/// TenantAnswer} reads up to a limit. A typed result would be collected in memory first, however
/// long a hostile answer is.
@RegisterRestClient(configKey = "tenant")
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface TenantApi {
  /// The header that carries an organisation or user key.
  String API_KEY = "x-runlayer-api-key";

  /// The header by which the tenant knows an event that is delivered once more.
  String IDEMPOTENCY_KEY = "x-runlayer-idempotency-key";

  @POST
  @Path("mdm/enroll")
  Response enroll(@HeaderParam("Authorization") String bearer, EnrollRequest body);

  @POST
  @Path("ai-watch/scan")
  Response scan(@HeaderParam(API_KEY) String key, ScanReport body);

  /// Where tenants that do not know `ai-watch/scan` yet take a scan.
  @POST
  @Path("mcp-watch/scan")
  Response scanOnOldRoute(@HeaderParam(API_KEY) String key, ScanReport body);

  @POST
  @Path("ai-watch/skills/lookup")
  Response lookUpSkill(@HeaderParam(API_KEY) String key, SkillLookup body);

  @POST
  @Path("ai-watch/skills/submit")
  Response submitSkill(@HeaderParam(API_KEY) String key, SkillReport body);

  @POST
  @Path("ai-watch/plugins/lookup")
  Response lookUpPlugin(@HeaderParam(API_KEY) String key, PluginLookup body);

  @POST
  @Path("ai-watch/check-in")
  Response checkIn(@HeaderParam(API_KEY) String key, CheckIn body);

  @POST
  @Path("ai-watch/plugins/submit")
  Response submitPlugin(@HeaderParam(API_KEY) String key, PluginReport body);

  @POST
  @Path("hooks/events")
  Response hookEvent(
      @HeaderParam(API_KEY) String key, @HeaderParam(IDEMPOTENCY_KEY) String id, byte[] body);

  @POST
  @Path("hooks/cursor")
  Response mcpCallSeen(
      @HeaderParam(API_KEY) String key, @HeaderParam(IDEMPOTENCY_KEY) String id, byte[] body);

  @POST
  @Path("hooks/tool/pre")
  Response toolCallSeen(
      @HeaderParam(API_KEY) String key, @HeaderParam(IDEMPOTENCY_KEY) String id, byte[] body);

  @POST
  @Path("hooks/tool/post")
  Response toolOutputSeen(
      @HeaderParam(API_KEY) String key, @HeaderParam(IDEMPOTENCY_KEY) String id, byte[] body);
}
