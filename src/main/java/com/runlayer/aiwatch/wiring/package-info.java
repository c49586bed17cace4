// SPDX-License-Identifier: Apache-2.0
/// Puts the parts together by hand, for commands and for the hook's fast lane alike: no part knows
/// where its neighbours come from.
@NullMarked
package com.runlayer.aiwatch.wiring;

import org.jspecify.annotations.NullMarked;
