// SPDX-License-Identifier: Apache-2.0

/// Tests of the redactor.
@NullMarked
package com.runlayer.aiwatch.redact;

import org.jspecify.annotations.NullMarked;
