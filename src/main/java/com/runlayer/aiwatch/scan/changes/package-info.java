// SPDX-License-Identifier: Apache-2.0

/// What is different from the last scan, and what is remembered of a scan to tell that.
@NullMarked
package com.runlayer.aiwatch.scan.changes;

import org.jspecify.annotations.NullMarked;
