// SPDX-License-Identifier: Apache-2.0

/// Results of scans made by hand.
@NullMarked
package com.runlayer.aiwatch.discovery.inventory;

import org.jspecify.annotations.NullMarked;
