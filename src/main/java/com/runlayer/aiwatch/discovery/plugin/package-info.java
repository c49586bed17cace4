// SPDX-License-Identifier: Apache-2.0

/// Plugins and extensions of the clients: where they are installed, and what each brings.
@NullMarked
package com.runlayer.aiwatch.discovery.plugin;

import org.jspecify.annotations.NullMarked;
