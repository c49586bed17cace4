// SPDX-License-Identifier: Apache-2.0

/// Skills: folders with a `SKILL.md`, what they hold, and under which identifier the tenant knows
/// them.
@NullMarked
package com.runlayer.aiwatch.discovery.skill;

import org.jspecify.annotations.NullMarked;
