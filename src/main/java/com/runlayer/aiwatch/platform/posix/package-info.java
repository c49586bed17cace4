// SPDX-License-Identifier: Apache-2.0

/// The C library through JNA: what Linux and macOS share.
@NullMarked
package com.runlayer.aiwatch.platform.posix;

import org.jspecify.annotations.NullMarked;
