// SPDX-License-Identifier: Apache-2.0

/// Tests of the whole program: the structure of its code, its guards, and the command as a process.
@NullMarked
package com.runlayer.aiwatch;

import org.jspecify.annotations.NullMarked;
