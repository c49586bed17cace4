// SPDX-License-Identifier: Apache-2.0
/// What hooks saw and the tenant has not been told yet: kept on disk, one file an event, and
/// delivered by a process of its own.
@NullMarked
package com.runlayer.aiwatch.spool;

import org.jspecify.annotations.NullMarked;
