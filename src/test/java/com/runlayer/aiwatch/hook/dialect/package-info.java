// SPDX-License-Identifier: Apache-2.0
/// The clients' words, held against what the clients really wrote and against what they take.
@NullMarked
package com.runlayer.aiwatch.hook.dialect;

import org.jspecify.annotations.NullMarked;
