// SPDX-License-Identifier: Apache-2.0
/// What AI clients ask and tell, in words that all of them share, and what can be decided about it.
@NullMarked
package com.runlayer.aiwatch.hook.event;

import org.jspecify.annotations.NullMarked;
