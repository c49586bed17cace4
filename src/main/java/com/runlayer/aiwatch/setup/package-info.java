// SPDX-License-Identifier: Apache-2.0

/// Puts our hooks into the clients' configuration, compares, and takes them out again. It opens no
/// socket and starts no process.
@NullMarked
package com.runlayer.aiwatch.setup;

import org.jspecify.annotations.NullMarked;
