// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.List;
import java.util.regex.Pattern;

/// Takes skills: asked about by their content's identifier first, so that known text is not
/// uploaded again.
final class SkillEndpoints {
  private static final List<String> ARTIFACT_TYPES = List.of("skill_md");
  private static final List<String> SCOPES = List.of("user", "project");
  private static final Pattern USER_INFO = Pattern.compile("\\w+://[^/]*@.*");

  private final TenantState state;

  SkillEndpoints(TenantState state) {
    this.state = state;
  }

  Reply lookUp(Request request) throws Refusal {
    BodyCheck lookup = BodyCheck.of(request.text());
    String identifier = lookup.sha256("identifier");
    lookup.oneOf("artifact_type", ARTIFACT_TYPES);
    lookup.flag("oversized");
    return Reply.ok(Json.object().put("known", state.isKnownSkill(identifier)));
  }

  Reply submit(Request request) throws Refusal {
    BodyCheck skill = BodyCheck.of(request.text());
    Device device = Device.read(skill, request.time());
    skill.oneOf("artifact_type", ARTIFACT_TYPES);
    skill.optionalPath("project_path");
    skill.flag("has_scripts");
    skill.texts("symlinks_found");
    if (skill
        .optionalText("git_remote_url")
        .filter(u -> USER_INFO.matcher(u).matches())
        .isPresent()) {
      throw skill.wrong("git_remote_url", "holds a user name or password");
    }
    skill.flag("is_dependency");
    skill.text("source_type");
    skill.optionalText("source_plugin_identifier");
    boolean oversized = skill.flag("oversized");
    long fileCount = skill.count("file_count");
    int filesSent = UploadedFiles.count(skill);
    if (oversized && filesSent > 0) {
      throw skill.wrong("files", "is not empty, but the skill is oversized");
    }
    if (filesSent > fileCount) {
      throw skill.wrong("file_count", "is less than the files sent");
    }
    state.add(
        device,
        new SeenSkill(
            device.deviceId(),
            device.username(),
            skill.sha256("identifier"),
            skill.text("name"),
            skill.path("path"),
            skill.text("tool"),
            skill.oneOf("scope", SCOPES),
            skill.optionalText("description"),
            oversized,
            fileCount,
            filesSent,
            request.time()));
    return Reply.ok(Json.object());
  }
}
