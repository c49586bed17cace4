// SPDX-License-Identifier: Apache-2.0
@NullMarked
package com.runlayer.aiwatch.setup.file;

import org.jspecify.annotations.NullMarked;
