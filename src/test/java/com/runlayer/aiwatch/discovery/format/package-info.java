// SPDX-License-Identifier: Apache-2.0

/// Tests of the readers.
@NullMarked
package com.runlayer.aiwatch.discovery.format;

import org.jspecify.annotations.NullMarked;
