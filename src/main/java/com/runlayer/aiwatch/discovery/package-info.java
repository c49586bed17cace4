// SPDX-License-Identifier: Apache-2.0

/// What a scan finds: catalogue, walk, and a reader per format. Opens no socket, starts no process.
@NullMarked
package com.runlayer.aiwatch.discovery;

import org.jspecify.annotations.NullMarked;
