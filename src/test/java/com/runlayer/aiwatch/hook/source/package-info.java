// SPDX-License-Identifier: Apache-2.0
@NullMarked
package com.runlayer.aiwatch.hook.source;

import org.jspecify.annotations.NullMarked;
