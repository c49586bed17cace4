// SPDX-License-Identifier: Apache-2.0
/// The log: what happened on this device, one line per event, for whoever asks later.
@NullMarked
package com.runlayer.aiwatch.log;

import org.jspecify.annotations.NullMarked;
