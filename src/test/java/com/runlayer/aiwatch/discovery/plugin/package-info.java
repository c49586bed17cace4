// SPDX-License-Identifier: Apache-2.0

/// Tests of plugins.
@NullMarked
package com.runlayer.aiwatch.discovery.plugin;

import org.jspecify.annotations.NullMarked;
