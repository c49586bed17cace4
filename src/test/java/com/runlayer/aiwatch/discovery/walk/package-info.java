// SPDX-License-Identifier: Apache-2.0

/// Tests of the walk.
@NullMarked
package com.runlayer.aiwatch.discovery.walk;

import org.jspecify.annotations.NullMarked;
