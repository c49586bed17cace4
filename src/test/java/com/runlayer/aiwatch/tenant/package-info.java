// SPDX-License-Identifier: Apache-2.0

/// Tests of the tenant's client.
@NullMarked
package com.runlayer.aiwatch.tenant;

import org.jspecify.annotations.NullMarked;
