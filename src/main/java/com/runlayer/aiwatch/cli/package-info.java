// SPDX-License-Identifier: Apache-2.0

/// The commands: each parses its options, calls one service and prints. Nothing else prints.
@NullMarked
package com.runlayer.aiwatch.cli;

import org.jspecify.annotations.NullMarked;
