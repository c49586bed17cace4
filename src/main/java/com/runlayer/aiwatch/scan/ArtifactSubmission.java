// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.runlayer.aiwatch.discovery.Discovery;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.discovery.inventory.TextFile;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.tenant.DeviceFields;
import com.runlayer.aiwatch.tenant.PluginLookup;
import com.runlayer.aiwatch.tenant.SkillLookup;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantException;
import com.runlayer.aiwatch.tenant.UploadedFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reports skills and plugins: asks first whether the tenant knows the content, and sends it only
/// where it does not. One content is in memory at a time, and no identifier is asked about twice.
/// Used for one scan.
final class ArtifactSubmission {
  /// With so many failures in a row that may pass, the tenant is not there: each has been retried,
  /// and the other artifacts would only wait for it too.
  private static final int MAX_TEMPORARY_IN_A_ROW = 2;

  private final Tenant tenant;
  private final String orgKey;
  private final DeviceFields device;
  private final Discovery texts;
  private final Redactor redactor;

  /// Whether the tenant has the content of an identifier, as far as that was asked or changed.
  private final Map<String, Boolean> known = new HashMap<>();

  /// @param texts reads content once more
  /// @param redactor for what the tenant says
  ArtifactSubmission(
      Tenant tenant, String orgKey, DeviceFields device, Discovery texts, Redactor redactor) {
    this.tenant = tenant;
    this.orgKey = orgKey;
    this.device = device;
    this.texts = texts;
    this.redactor = redactor;
  }

  Submitted skills(List<Skill> skills) {
    return each(skills, this::skill, Skill::path, skill -> skill.clients().getFirst());
  }

  Submitted plugins(List<Plugin> plugins) {
    known.clear(); // another kind of identifier
    return each(plugins, this::plugin, Plugin::path, Plugin::client);
  }

  /// One artifact's way to the tenant.
  private interface Call<T> {
    /// @return whether its content was sent
    boolean send(T artifact) throws TenantException;
  }

  private <T> Submitted each(
      List<T> artifacts, Call<T> call, Function<T, Path> path, Function<T, String> client) {
    Submitted.Count count = new Submitted.Count();
    int inARow = 0;
    for (T artifact : artifacts) {
      try {
        count.done(call.send(artifact));
        inARow = 0;
      } catch (TenantException e) {
        count.failed(
            new Failure(
                client.apply(artifact), redactor.text(path.apply(artifact) + ": " + e.sentence())));
        inARow = e instanceof TenantException.Temporary ? inARow + 1 : 0;
        if (concernsAll(e) || inARow == MAX_TEMPORARY_IN_A_ROW) {
          break;
        }
      }
    }
    return count.of(artifacts.size());
  }

  /// Whether the next artifact of the kind would hear the same.
  private static boolean concernsAll(TenantException failure) {
    return switch (failure) {
      case TenantException.KeyRefused _, TenantException.RouteUnknown _ -> true;
      case TenantException.Temporary _, TenantException.Permanent _ -> false;
    };
  }

  private boolean skill(Skill skill) throws TenantException {
    String identifier = skill.identifier();
    boolean isKnown =
        isKnown(
            identifier,
            () ->
                tenant.isKnownSkill(
                    orgKey, new SkillLookup(identifier, "skill_md", skill.oversized())));
    List<UploadedFile> content =
        isKnown || skill.oversized() ? List.of() : files(skill.path(), skill.files());
    tenant.submitSkill(orgKey, ArtifactReports.skill(skill, device, content));
    return sent(identifier, content);
  }

  private boolean plugin(Plugin plugin) throws TenantException {
    String identifier = plugin.identifier().orElse("");
    boolean isKnown =
        !identifier.isEmpty()
            && isKnown(
                identifier, () -> tenant.isKnownPlugin(orgKey, new PluginLookup(identifier)));
    List<UploadedFile> content =
        isKnown || plugin.oversized() ? List.of() : files(plugin.path(), plugin.files());
    tenant.submitPlugin(orgKey, ArtifactReports.plugin(plugin, device, content));
    return sent(identifier, content);
  }

  /// Only content that went out is known from then on: an oversized artifact leaves nothing with
  /// the tenant.
  private boolean sent(String identifier, List<UploadedFile> content) {
    if (content.isEmpty()) {
      return false;
    }
    known.put(identifier, true);
    return true;
  }

  /// A question to the tenant.
  private interface Lookup {
    boolean ask() throws TenantException;
  }

  private boolean isKnown(String identifier, Lookup lookup) throws TenantException {
    Boolean answered = known.get(identifier);
    if (answered == null) {
      answered = lookup.ask();
      known.put(identifier, answered);
    }
    return answered;
  }

  private List<UploadedFile> files(Path folder, List<TextFile> titles) {
    return texts.texts(folder, titles).stream()
        .map(text -> new UploadedFile(text.title(), text.content()))
        .toList();
  }
}
