// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a person or a script looks at: `/` and `/state.json`.
final class Pages {
  private static final Set<String> LOCAL_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  /// Nothing is loaded and no script runs, even if a name in a report were to slip through as
  /// markup.
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  private final Supplier<TenantSnapshot> snapshot;
  private final BoundedLog<RecordedRequest> requests;

  Pages(Supplier<TenantSnapshot> snapshot, BoundedLog<RecordedRequest> requests) {
    this.snapshot = snapshot;
    this.requests = requests;
  }

  /// The page that is asked for; nothing when it is no page.
  Optional<Reply> answer(Request request) {
    return switch (request.path()) {
      case "/" ->
          Optional.of(
              guarded(
                  request,
                  () ->
                      new Reply(
                          200,
                          Reply.HTML,
                          HEADERS,
                          new FrontPage(snapshot.get(), requests).html())));
      case "/state.json" ->
          Optional.of(
              guarded(
                  request,
                  () ->
                      new Reply(
                          200,
                          Reply.JSON,
                          HEADERS,
                          Json.print(StateDocument.of(snapshot.get(), requests)))));
      default -> Optional.empty();
    };
  }

  /// The pages are for this machine only. A web page elsewhere whose name was made to resolve to
  /// this machine could read them through the developer's browser; it gives itself away by that
  /// name.
  private static Reply guarded(Request request, Supplier<Reply> page) {
    if (!request.method().equals("GET")) {
      return Reply.error(405, "Send GET");
    }
    String host = request.header("Host").map(Pages::nameIn).orElse("");
    return LOCAL_NAMES.contains(host)
        ? page.get()
        : Reply.error(403, "This page is served to 127.0.0.1 and localhost only");
  }

  private static String nameIn(String host) {
    try {
      return Optional.ofNullable(URI.create("http://" + host).getHost()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
