// SPDX-License-Identifier: Apache-2.0
@NullMarked
package com.runlayer.aiwatch.health;

import org.jspecify.annotations.NullMarked;
