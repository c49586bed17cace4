// SPDX-License-Identifier: Apache-2.0
/// The answer to what a client asks before and after a tool call: bytes in, bytes out.
@NullMarked
package com.runlayer.aiwatch.hook;

import org.jspecify.annotations.NullMarked;
