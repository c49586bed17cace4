// SPDX-License-Identifier: Apache-2.0

/// Tests of the commands, in the same process.
@NullMarked
package com.runlayer.aiwatch.cli;

import org.jspecify.annotations.NullMarked;
