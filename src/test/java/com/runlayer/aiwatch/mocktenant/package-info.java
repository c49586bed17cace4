// SPDX-License-Identifier: Apache-2.0

/// Tests of the mock tenant, over HTTP as its clients see it.
@NullMarked
package com.runlayer.aiwatch.mocktenant;

import org.jspecify.annotations.NullMarked;
