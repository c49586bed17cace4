// SPDX-License-Identifier: Apache-2.0

@NullMarked
package com.runlayer.aiwatch.hook;

import org.jspecify.annotations.NullMarked;
