// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.enroll.HostStanding;
import com.runlayer.aiwatch.enroll.LastEnrollment;
import com.runlayer.aiwatch.health.HookPresence.ClientHook;
import com.runlayer.aiwatch.health.HookPresence.State;
import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.scan.LastScan;
import com.runlayer.aiwatch.spool.Backlog;
import com.runlayer.aiwatch.spool.CourierReport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The status as one JSON document, for `status --json`. Each part is there or null, and where it
/// is
/// null, `unknown` says why.
public final class StatusDocument {
  /// Raised when a reader of the document must change.
  private static final int SCHEMA = 1;

  private final ObjectNode document = JsonNodeFactory.instance.objectNode();
  private final ObjectNode unknown = JsonNodeFactory.instance.objectNode();

  private StatusDocument() {}

  /// The document.
  ///
  /// @param version of the program
  /// @param configuration the document of `config show --json`
  public static String of(DeviceStatus status, String version, ObjectNode configuration) {
    return new StatusDocument().write(status, version, configuration).toPrettyString();
  }

  private ObjectNode write(DeviceStatus status, String version, ObjectNode configuration) {
    document.put("schema", SCHEMA);
    document.put("version", version);
    document.set("configuration", configuration);
    put("tenants", status.tenants(), this::tenants);
    put("last_enrollment", status.lastEnrollment(), this::lastEnrollment);
    ArrayNode hooks = document.putArray("hooks");
    status.hooks().forEach(hook -> hook(hooks.addObject(), hook));
    put("last_scan", status.lastScan(), this::lastScan);
    put("spool", status.spool(), this::spool);
    put(
        "device_id_source",
        status.deviceId(),
        (name, source) -> document.put(name, source.name().toLowerCase(Locale.ROOT)));
    document.putObject("log").put("path", status.log().toString()).put("exists", status.hasLog());
    document.set("unknown", unknown);
    return document;
  }

  private <T> void put(String name, Part<T> part, BiConsumer<String, T> writing) {
    switch (part) {
      case Part.Known<T>(T value) -> writing.accept(name, value);
      case Part.Unknown<T>(String sentence) -> {
        document.putNull(name);
        unknown.put(name, sentence);
      }
    }
  }

  private void tenants(String name, List<HostStanding> standings) {
    ArrayNode tenants = document.putArray(name);
    for (HostStanding standing : standings) {
      ObjectNode tenant =
          tenants
              .addObject()
              .put("host", standing.hostKey())
              .put("enrolled", standing.enrolled())
              .put("marker", standing.marked())
              .put("key_rejected", standing.rejected());
      switch (standing.key()) {
        case HostStanding.Key.Present _ -> tenant.put("key", "present").putNull("reason");
        case HostStanding.Key.Absent _ -> tenant.put("key", "absent").putNull("reason");
        case HostStanding.Key.Unknown(CredentialFailure failure) ->
            tenant
                .put(
                    "key",
                    switch (failure) {
                      case CredentialFailure.Locked _ -> "locked";
                      case CredentialFailure.Denied _ -> "denied";
                      case CredentialFailure.Failed _ -> "failed";
                    })
                .put("reason", failure.sentence());
      }
    }
  }

  private void lastEnrollment(String name, Optional<LastEnrollment> last) {
    if (last.isEmpty()) {
      document.putNull(name);
      return;
    }
    document
        .putObject(name)
        .put("finished_at", last.get().finishedAt().toString())
        .put("host", last.get().hostKey())
        .put("outcome", last.get().outcome().jsonName())
        .put("error", last.get().error().orElse(null));
  }

  private static void hook(ObjectNode node, ClientHook hook) {
    node.put("client", hook.client());
    ArrayNode files;
    switch (hook.state()) {
      case State.Present(List<Path> present) -> {
        files = node.put("state", "present").putArray("files");
        present.forEach(file -> files.add(file.toString()));
        node.putNull("reason");
      }
      case State.Missing(List<Path> expected) -> {
        files = node.put("state", "missing").putArray("files");
        expected.forEach(file -> files.add(file.toString()));
        node.putNull("reason");
      }
      case State.Drifted(List<Path> drifted) -> {
        files = node.put("state", "drifted").putArray("files");
        drifted.forEach(file -> files.add(file.toString()));
        node.putNull("reason");
      }
      case State.NotHeeded(Path file, String reason) -> {
        node.put("state", "not_heeded").putArray("files").add(file.toString());
        node.put("reason", reason);
      }
      case State.Unknown(Path file, String explanation) -> {
        node.put("state", "unknown").putArray("files").add(file.toString());
        node.put("reason", explanation);
      }
      case State.NoClient _ -> {
        node.put("state", "no_client").putArray("files");
        node.putNull("reason");
      }
    }
    hook.holes().forEach(node.putArray("holes")::add);
  }

  private void lastScan(String name, Optional<LastScan> last) {
    if (last.isEmpty()) {
      document.putNull(name);
      return;
    }
    ObjectNode scan =
        document
            .putObject(name)
            .put("finished_at", last.get().finishedAt().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("servers", last.get().servers())
            .put("configurations", last.get().configurations())
            .put("gaps", last.get().gaps())
            .put("errors", last.get().errors())
            .put("submitted", last.get().submitted());
    ArrayNode failures = scan.putArray("failures");
    last.get().failures().forEach(failures::add);
  }

  private void spool(String name, Spool spool) {
    Backlog backlog = spool.backlog();
    ObjectNode node =
        document
            .putObject(name)
            .put("events", backlog.events())
            .put("bytes", backlog.bytes())
            .put("oldest", time(backlog.oldest()))
            .put("other_tenants", backlog.others())
            .put("set_aside", backlog.setAside())
            .put("complete", backlog.complete())
            .put("last_delivery_at", time(spool.courier().lastDelivery()))
            .put("next_courier_at", time(spool.courier().next()));
    if (spool.courier().report().isEmpty()) {
      node.putNull("last_courier");
      return;
    }
    CourierReport last = spool.courier().report().get();
    node.putObject("last_courier")
        .put("at", time(Optional.of(last.time())))
        .put("end", last.end().name().toLowerCase(Locale.ROOT))
        .put("delivered", last.delivered())
        .put("left", last.left())
        .put("dropped", last.dropped())
        .put("set_aside", last.setAside())
        .put("error", last.error().orElse(null));
  }

  private static @Nullable String time(Optional<Instant> time) {
    return time.map(each -> each.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null);
  }
}
