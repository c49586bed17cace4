// SPDX-License-Identifier: Apache-2.0

/// How the program is on this device: `status` tells it at a glance, `doctor` looks for what is
/// wrong and what to do. Changes nothing.
@NullMarked
package com.runlayer.aiwatch.health;

import org.jspecify.annotations.NullMarked;
