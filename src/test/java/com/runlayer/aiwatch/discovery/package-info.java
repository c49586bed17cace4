// SPDX-License-Identifier: Apache-2.0

/// Tests of the discovery.
@NullMarked
package com.runlayer.aiwatch.discovery;

import org.jspecify.annotations.NullMarked;
