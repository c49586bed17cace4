// SPDX-License-Identifier: Apache-2.0
/// Puts our hooks into the clients' configuration, and takes them out again.
@NullMarked
package com.runlayer.aiwatch.setup;

import org.jspecify.annotations.NullMarked;
