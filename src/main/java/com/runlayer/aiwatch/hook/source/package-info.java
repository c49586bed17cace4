// SPDX-License-Identifier: Apache-2.0
/// Which MCP servers an event can mean, as the client's own files define them, and how each is put
/// to the tenant.
@NullMarked
package com.runlayer.aiwatch.hook.source;

import org.jspecify.annotations.NullMarked;
