// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.List;
import java.util.Optional;

/// Takes check-ins.
final class CheckInEndpoint implements Endpoint {
  private static final List<String> FEATURES = List.of("detect", "enforce", "sessions");
  private static final List<String> STATUSES = List.of("ok", "drifted", "disabled", "error");
  private static final int LONGEST_MESSAGE = 500;

  private final TenantState state;

  CheckInEndpoint(TenantState state) {
    this.state = state;
  }

  @Override
  public Reply answer(Request request) throws Refusal {
    BodyCheck body = BodyCheck.of(request.text());
    Device device = Device.read(body, request.time());
    for (BodyCheck tool : body.objects("tools")) {
      tool.text("name");
      tool.text("version");
    }
    Optional<String> message = body.optionalText("error_message");
    if (message.filter(text -> text.length() > LONGEST_MESSAGE).isPresent()) {
      throw body.wrong("error_message", "is longer than " + LONGEST_MESSAGE + " characters");
    }
    state.add(
        device,
        new CheckIn(
            request.time(),
            device.deviceId(),
            device.username(),
            body.oneOf("feature", FEATURES),
            body.oneOf("status", STATUSES),
            body.text("agent_version"),
            message));
    return Reply.ok(Json.object());
  }
}
