// SPDX-License-Identifier: Apache-2.0
/// What is decided about an event. It knows events and the tenant, never a client's JSON.
@NullMarked
package com.runlayer.aiwatch.hook.verdict;

import org.jspecify.annotations.NullMarked;
