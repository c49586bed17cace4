// SPDX-License-Identifier: Apache-2.0

/// The process: guards, the container, the exit codes.
@NullMarked
package com.runlayer.aiwatch;

import org.jspecify.annotations.NullMarked;
