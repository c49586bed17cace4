// SPDX-License-Identifier: Apache-2.0

/// Tests of the report and the state of scans.
@NullMarked
package com.runlayer.aiwatch.scan;

import org.jspecify.annotations.NullMarked;
