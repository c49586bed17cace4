// SPDX-License-Identifier: Apache-2.0

/// What must not leave the device is taken out here.
@NullMarked
package com.runlayer.aiwatch.redact;

import org.jspecify.annotations.NullMarked;
