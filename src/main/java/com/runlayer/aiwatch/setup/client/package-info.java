// SPDX-License-Identifier: Apache-2.0
/// What each AI client wants in which file, which entries are ours, and what makes a client ignore
/// them: one class per client.
@NullMarked
package com.runlayer.aiwatch.setup.client;

import org.jspecify.annotations.NullMarked;
