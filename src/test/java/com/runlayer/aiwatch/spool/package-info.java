// SPDX-License-Identifier: Apache-2.0

/// Tests of the spool and of its courier.
@NullMarked
package com.runlayer.aiwatch.spool;

import org.jspecify.annotations.NullMarked;
