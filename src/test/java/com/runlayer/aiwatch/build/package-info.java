// SPDX-License-Identifier: Apache-2.0

/// Tests of what builds the project.
@NullMarked
package com.runlayer.aiwatch.build;

import org.jspecify.annotations.NullMarked;
