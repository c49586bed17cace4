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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reports skills and plugins: asks first whether the tenant knows the content, and sends it only
/// where it does not. One content is in memory at a time. Used for one scan.
final class ArtifactSubmission {
  /// The tenant is not there: the other artifacts would only wait for it too.
  private static final int MAX_FAILURES_IN_A_ROW = 2;

  private final Tenant tenant;
  private final String orgKey;
  private final DeviceFields device;
  private final Discovery texts;
  private final Redactor redactor;
  private final Set<String> known = new HashSet<>();

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
    return each(skills, this::skill, Skill::path);
  }

  Submitted plugins(List<Plugin> plugins) {
    known.clear(); // another kind of identifier
    return each(plugins, this::plugin, Plugin::path);
  }

  /// One artifact's way to the tenant.
  private interface Call<T> {
    /// @return whether its content was sent
    boolean send(T artifact) throws TenantException;
  }

  private interface PathOf<T> {
    Path of(T artifact);
  }

  private <T> Submitted each(List<T> artifacts, Call<T> call, PathOf<T> path) {
    Submitted.Count count = new Submitted.Count();
    int inARow = 0;
    for (T artifact : artifacts) {
      try {
        count.done(call.send(artifact));
        inARow = 0;
      } catch (TenantException e) {
        count.failed(path.of(artifact) + ": " + redactor.text(e.sentence()));
        inARow++;
        boolean same =
            e instanceof TenantException.KeyRefused || e instanceof TenantException.RouteUnknown;
        if (same || inARow == MAX_FAILURES_IN_A_ROW) {
          break;
        }
      }
    }
    return count.of(artifacts.size());
  }

  private boolean skill(Skill skill) throws TenantException {
    boolean content =
        !isKnown(
            skill.identifier(),
            () ->
                tenant.isKnownSkill(
                    orgKey, new SkillLookup(skill.identifier(), "skill_md", skill.oversized())));
    boolean send = content && !skill.oversized();
    tenant.submitSkill(
        orgKey,
        ArtifactReports.skill(
            skill, device, send ? files(skill.path(), skill.files()) : List.of()));
    known.add(skill.identifier());
    return send;
  }

  private boolean plugin(Plugin plugin) throws TenantException {
    String identifier = plugin.identifier().orElse("");
    boolean content =
        identifier.isEmpty()
            || !isKnown(
                identifier, () -> tenant.isKnownPlugin(orgKey, new PluginLookup(identifier)));
    boolean send = content && !plugin.oversized();
    tenant.submitPlugin(
        orgKey,
        ArtifactReports.plugin(
            plugin, device, send ? files(plugin.path(), plugin.files()) : List.of()));
    known.add(identifier);
    return send;
  }

  /// A question to the tenant.
  private interface Lookup {
    boolean ask() throws TenantException;
  }

  private boolean isKnown(String identifier, Lookup lookup) throws TenantException {
    if (known.contains(identifier)) {
      return true;
    }
    boolean answer = lookup.ask();
    if (answer) {
      known.add(identifier);
    }
    return answer;
  }

  private List<UploadedFile> files(Path folder, List<TextFile> titles) {
    return texts.texts(folder, titles).stream()
        .map(text -> new UploadedFile(text.title(), text.content()))
        .toList();
  }
}
