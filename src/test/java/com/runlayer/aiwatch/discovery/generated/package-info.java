// SPDX-License-Identifier: Apache-2.0

/// Homes put together at random from the catalogue, and what a scan must find in them.
@NullMarked
package com.runlayer.aiwatch.discovery.generated;

import org.jspecify.annotations.NullMarked;
