// SPDX-License-Identifier: Apache-2.0

/// The result of a scan: what was found, what was not looked at, what was not understood.
@NullMarked
package com.runlayer.aiwatch.discovery.inventory;

import org.jspecify.annotations.NullMarked;
