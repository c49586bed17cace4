// SPDX-License-Identifier: Apache-2.0
@NullMarked
package com.runlayer.aiwatch.setup;

import org.jspecify.annotations.NullMarked;
