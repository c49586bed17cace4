// SPDX-License-Identifier: Apache-2.0

/// A tenant in memory, for development and tests. Never part of the shipped program.
@NullMarked
package com.runlayer.aiwatch.mocktenant;

import org.jspecify.annotations.NullMarked;
