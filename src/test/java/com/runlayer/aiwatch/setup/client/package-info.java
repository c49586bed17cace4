// SPDX-License-Identifier: Apache-2.0
@NullMarked
package com.runlayer.aiwatch.setup.client;

import org.jspecify.annotations.NullMarked;
