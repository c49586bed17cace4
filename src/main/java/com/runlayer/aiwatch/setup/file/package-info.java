// SPDX-License-Identifier: Apache-2.0

/// What the installation of hooks keeps on the device: its record, its marks, its lock.
@NullMarked
package com.runlayer.aiwatch.setup.file;

import org.jspecify.annotations.NullMarked;
