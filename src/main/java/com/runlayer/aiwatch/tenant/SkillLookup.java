// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// Asks whether a skill's content is known already.
///
/// @param identifier Merkle root over the skill's files, in hex
/// @param artifactType `skill_md`
/// @param oversized whether the content is too large to be sent
@JsonNaming(SnakeCaseStrategy.class)
public record SkillLookup(String identifier, String artifactType, boolean oversized) {}
