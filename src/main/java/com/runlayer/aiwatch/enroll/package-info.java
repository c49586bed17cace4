// SPDX-License-Identifier: Apache-2.0

/// The exchange of the organisation's enrollment key for the user's own, and where that is kept.
@NullMarked
package com.runlayer.aiwatch.enroll;

import org.jspecify.annotations.NullMarked;
