// SPDX-License-Identifier: Apache-2.0

/// The one walk of the home folder, and what it asks of the system.
@NullMarked
package com.runlayer.aiwatch.discovery.walk;

import org.jspecify.annotations.NullMarked;
