// SPDX-License-Identifier: Apache-2.0
@NullMarked
package com.runlayer.aiwatch.health.check;

import org.jspecify.annotations.NullMarked;
