// SPDX-License-Identifier: Apache-2.0

/// What only macOS has, through JNA.
@NullMarked
package com.runlayer.aiwatch.platform.macos;

import org.jspecify.annotations.NullMarked;
