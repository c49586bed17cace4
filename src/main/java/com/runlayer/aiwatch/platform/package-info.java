// SPDX-License-Identifier: Apache-2.0

/// The operating system as the rest of the program sees it: files that others can write, the
/// program's own state, the account and the device. The sub-packages are the only places with JNA.
@NullMarked
package com.runlayer.aiwatch.platform;

import org.jspecify.annotations.NullMarked;
