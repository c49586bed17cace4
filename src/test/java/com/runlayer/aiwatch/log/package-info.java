// SPDX-License-Identifier: Apache-2.0
/// Tests of the log.
@NullMarked
package com.runlayer.aiwatch.log;

import org.jspecify.annotations.NullMarked;
