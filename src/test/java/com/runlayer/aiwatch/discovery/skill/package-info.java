// SPDX-License-Identifier: Apache-2.0

/// Tests of skills.
@NullMarked
package com.runlayer.aiwatch.discovery.skill;

import org.jspecify.annotations.NullMarked;
