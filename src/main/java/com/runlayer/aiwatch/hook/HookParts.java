// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.Flags;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.rule.LocalFileRule;
import com.runlayer.aiwatch.hook.source.Lookup;
import com.runlayer.aiwatch.hook.source.McpSources;
import com.runlayer.aiwatch.hook.verdict.Deadline;
import com.runlayer.aiwatch.hook.verdict.Desk;
import com.runlayer.aiwatch.hook.verdict.EnrolledKeys;
import com.runlayer.aiwatch.hook.verdict.Judgement;
import com.runlayer.aiwatch.hook.verdict.KeyRing;
import com.runlayer.aiwatch.hook.verdict.Notes;
import com.runlayer.aiwatch.hook.verdict.Verdicts;
import com.runlayer.aiwatch.hook.verdict.Watcher;
import com.runlayer.aiwatch.log.Journal;
import com.runlayer.aiwatch.log.Level;
import com.runlayer.aiwatch.platform.posix.PosixFolders;
import com.runlayer.aiwatch.platform.posix.PosixRealPaths;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.spool.Spool;
import com.runlayer.aiwatch.spool.SpoolEvent;
import com.runlayer.aiwatch.spool.SpoolOutcome;
import com.runlayer.aiwatch.tenant.EnrollRequest;
import com.runlayer.aiwatch.tenant.PlainVerdictClient;
import com.runlayer.aiwatch.tenant.TenantException;
import com.runlayer.aiwatch.tenant.VerdictClient;
import com.runlayer.aiwatch.tenant.VerdictReply;
import com.runlayer.aiwatch.tenant.WireJson;
import com.runlayer.aiwatch.wiring.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the hook together, piece by piece as it is asked for: most events need few of them.
public final class HookParts implements HookProcess.Services {
  /// Some time is left for the answer itself.
  private static final Duration VERDICT_LIMIT = HookProcess.LIMIT.minusSeconds(2);

  /// The clients wait for it.
  private static final Duration EXCHANGE_LIMIT = Duration.ofSeconds(8);

  private final HookWorld world;
  private final Notes notes;
  private final Parts parts;
  private final Settings settings;
  private final Deadline deadline;
  private final List<SpoolEvent> unkept = new ArrayList<>();
  private boolean asked;

  /// Reads the configuration. The environment has no say in it: a repository can set it.
  ///
  /// @param notes hears how the decision comes about
  public HookParts(HookWorld world, Notes notes) {
    this.world = world;
    this.notes = notes;
    this.parts = new Parts(world.properties(), world.clock(), world.pause());
    this.settings = parts.settings(Flags.none(), Map.of());
    this.deadline = Deadline.after(VERDICT_LIMIT, world.nanoTime(), world.started());
  }

  @Override
  public boolean enforcing() {
    return settings.enforcement();
  }

  @Override
  public HookService service() {
    Reports spooled =
        settings
            .host()
            .<Reports>map(host -> new SpooledReports(host, settings, this::keep))
            .orElse(_ -> {});
    return service(new LoggedReports(this::log, spooled));
  }

  /// Made at the first line, because few events have one.
  private void log(Level level, String message) {
    new Journal(parts.logs().file(), new Redactor(), world.clock(), Optional.of(Level.INFO))
        .of("hook")
        .log(level, message);
  }

  /// A service that reports elsewhere.
  public HookService service(Reports reports) {
    return new HookService(
        new Dialects(new CursorEntry(parts.layout(), parts.files())),
        enforcing() ? this::judge : new Watcher(this::sources, notes),
        reports,
        notes);
  }

  @Override
  public void afterAnswer() {
    if (!unkept.isEmpty() && settings.host().isPresent()) {
      new DirectReports(parts, settings, world.clock(), deadline)
          .send(settings.host().get(), unkept);
    }
  }

  private Judgement judge(HookEvent event, byte[] payload) {
    return new Verdicts(
            new LocalFileRule(parts.layout().home(), new PosixRealPaths())::check,
            this::sources,
            () -> settings.host().map(this::desk).orElseGet(HookParts::noDesk),
            settings.failureMode(),
            notes)
        .judge(event, payload);
  }

  private Lookup sources(HookEvent.McpCall call) {
    return new McpSources(parts.layout(), world.environment(), parts.files(), new PosixFolders())
        .find(call.occasion(), call.server());
  }

  private Desk desk(TenantHost host) {
    asked = true;
    return new Desk(tenant(host), keys(host), deadline);
  }

  private static Desk noDesk() {
    return Desk.closed("no tenant is configured on this device (Host)");
  }

  private VerdictClient tenant(TenantHost host) {
    try {
      return new PlainVerdictClient(parts.connection(host, settings), world.nanoTime());
    } catch (TenantException e) {
      return (_, _, _, _) -> new VerdictReply.Failed(e.sentence());
    }
  }

  private KeyRing keys(TenantHost host) {
    return new EnrolledKeys(
        parts.enrollment(),
        host,
        settings.enrollmentKey().map(key -> exchange(host, key)),
        () -> keep(List.of(enrolled(host, request()))));
  }

  private EnrolledKeys.Exchange exchange(TenantHost host, Secret key) {
    return () ->
        world
            .connector()
            .connect(parts.connection(host, settings))
            .enrollOnce(key.value(), request(), deadline.left(EXCHANGE_LIMIT));
  }

  private EnrollRequest request() {
    return new EnrollRequest(
        settings.username().orElse(parts.layout().user()),
        settings.deviceName().orElseGet(parts::hostName));
  }

  private static SpoolEvent enrolled(TenantHost host, EnrollRequest request) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("host", host.hostKey());
    payload.put("username", request.username());
    payload.put("device_name", request.deviceName());
    return SpoolEvent.own(
        host.hostKey(), "aiwatch.lazy_enrollment_fallback_hit", WireJson.bytes(payload));
  }

  /// Whatever goes wrong here, the answer stays what it is.
  private void keep(List<SpoolEvent> events) {
    Spool spool = parts.spool();
    boolean kept = false;
    for (SpoolEvent event : events) {
      switch (spool.add(event)) {
        case SpoolOutcome.Spooled _ -> kept = true;
        case SpoolOutcome.NotSpooled(String sentence) -> {
          notes.add(() -> "not kept: " + sentence);
          // a tenant that was asked has heard of the call, or cannot be reached
          if (!asked) {
            unkept.add(event);
          }
        }
      }
    }
    if (kept) {
      parts.courierStart(world.background()).afterAdding();
    }
  }
}
