// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.tenant.DeviceFields;
import com.runlayer.aiwatch.tenant.PluginReport;
import com.runlayer.aiwatch.tenant.SkillReport;
import com.runlayer.aiwatch.tenant.UploadedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Skills and plugins in the words of the tenant's interface.
final class ArtifactReports {
  private ArtifactReports() {}

  /// A skill that several clients read is sent once, while the interface has room for one client:
  /// the first of them by wire name, so that the same device names the same one every time.
  ///
  /// @param files empty where the tenant has the content, or does not get it
  static SkillReport skill(Skill found, DeviceFields device, List<UploadedFile> files) {
    return new SkillReport(
        device,
        found.identifier(),
        found.name(),
        found.path().toString(),
        "skill_md",
        scope(found.project()),
        found.clients().getFirst(),
        found.project().map(Path::toString).orElse(null),
        found.description().orElse(null),
        found.hasScripts(),
        found.fileCount(),
        found.oversized(),
        found.links(),
        found.gitRemote().orElse(null),
        found.dependency(),
        sourceType(found),
        files,
        found.plugin().orElse(null));
  }

  /// What the client does not say is taken for yes, which it is most often.
  ///
  /// @param files empty where the tenant has the content, or does not get it
  static PluginReport plugin(Plugin found, DeviceFields device, List<UploadedFile> files) {
    return new PluginReport(
        device,
        found.identifier().orElse(null),
        found.name(),
        found.type(),
        found.client(),
        found.path().toString(),
        found.version().orElse(null),
        found.author().orElse(null),
        found.enabled() != Enabled.NO,
        scope(found.project()),
        found.marketplace().orElse(null),
        !found.servers().isEmpty(),
        found.hasSkills(),
        found.hasRules(),
        found.hasCommands(),
        found.hasHooks(),
        found.servers().stream()
            .map(
                server ->
                    ScanReports.server(server, JsonNodeFactory.instance.textNode(found.name())))
            .toList(),
        files);
  }

  private static String scope(Optional<Path> project) {
    return project.isPresent() ? "project" : "user";
  }

  /// Where a skill came from: `plugin` wins, because a plugin's folder often is a repository too.
  private static String sourceType(Skill skill) {
    if (skill.plugin().isPresent()) {
      return "plugin";
    }
    return skill.gitRemote().isPresent() ? "git" : "local";
  }
}
