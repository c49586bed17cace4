// SPDX-License-Identifier: Apache-2.0

@NullMarked
package com.runlayer.aiwatch.enroll;

import org.jspecify.annotations.NullMarked;
