// SPDX-License-Identifier: Apache-2.0

/// What two scans are found to differ in.
@NullMarked
package com.runlayer.aiwatch.scan.changes;

import org.jspecify.annotations.NullMarked;
