// SPDX-License-Identifier: Apache-2.0

/// The checks of `doctor`, one class each.
@NullMarked
package com.runlayer.aiwatch.health.check;

import org.jspecify.annotations.NullMarked;
