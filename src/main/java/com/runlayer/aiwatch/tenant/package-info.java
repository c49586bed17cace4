// SPDX-License-Identifier: Apache-2.0

/// The tenant's HTTP interface: the only place that opens a socket.
@NullMarked
package com.runlayer.aiwatch.tenant;

import org.jspecify.annotations.NullMarked;
