// SPDX-License-Identifier: Apache-2.0
/// What must be true of the hook whatever bytes it gets, for a fuzzer and for tests.
@NullMarked
package com.runlayer.aiwatch.hook.fuzz;

import org.jspecify.annotations.NullMarked;
