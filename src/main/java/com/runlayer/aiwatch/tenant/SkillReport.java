// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A skill on this device. Sent with no files too, when its content is known or oversized: that
/// makes the record for the device.
///
/// @param artifactType `skill_md`
/// @param scope `user` or `project`
/// @param tool the client that reads it, one of them where there are several
/// @param fileCount how many files it has, also when none is sent
/// @param symlinksFound links that leave the skill's folder; they are not followed
/// @param gitRemoteUrl without user name and password
/// @param sourceType `plugin` where a plugin brought it, `git` where it lies in a repository with a
///     remote, otherwise `local`
@JsonNaming(SnakeCaseStrategy.class)
public record SkillReport(
    @JsonUnwrapped DeviceFields device,
    String identifier,
    String name,
    String path,
    String artifactType,
    String scope,
    String tool,
    @Nullable String projectPath,
    @Nullable String description,
    boolean hasScripts,
    int fileCount,
    boolean oversized,
    List<String> symlinksFound,
    @Nullable String gitRemoteUrl,
    boolean isDependency,
    String sourceType,
    List<UploadedFile> files,
    @Nullable String sourcePluginIdentifier) {}
