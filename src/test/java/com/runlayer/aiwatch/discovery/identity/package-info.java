// SPDX-License-Identifier: Apache-2.0

/// Tests of what a command line starts.
@NullMarked
package com.runlayer.aiwatch.discovery.identity;

import org.jspecify.annotations.NullMarked;
