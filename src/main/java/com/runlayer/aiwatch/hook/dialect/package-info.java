// SPDX-License-Identifier: Apache-2.0
/// One dialect per client: from the client's JSON to an event, and from a decision to the client's
/// JSON. A dialect knows no tenant. [Dialects] is the door to all of them.
@NullMarked
package com.runlayer.aiwatch.hook.dialect;

import org.jspecify.annotations.NullMarked;
