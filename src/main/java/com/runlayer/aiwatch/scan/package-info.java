// SPDX-License-Identifier: Apache-2.0

/// One scan from end to end: discover, describe the device, report to the tenant or to the caller.
@NullMarked
package com.runlayer.aiwatch.scan;

import org.jspecify.annotations.NullMarked;
