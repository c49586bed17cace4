// SPDX-License-Identifier: Apache-2.0

/// Reads configuration files of any notation and shape into the servers that they hold.
@NullMarked
package com.runlayer.aiwatch.discovery.format;

import org.jspecify.annotations.NullMarked;
