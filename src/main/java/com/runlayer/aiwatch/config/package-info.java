// SPDX-License-Identifier: Apache-2.0

/// Where the configuration comes from: managed preferences, environment, flags, and every path of
/// the system.
@NullMarked
package com.runlayer.aiwatch.config;

import org.jspecify.annotations.NullMarked;
