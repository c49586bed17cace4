// SPDX-License-Identifier: Apache-2.0

/// The built program as its users start it: the same tests run against the jar on a JVM and against
/// the native binary.
@NullMarked
package com.runlayer.aiwatch.program;

import org.jspecify.annotations.NullMarked;
