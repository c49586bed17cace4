// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

/// Which hooks the administrator wants.
///
/// @param enforcement whether calls are blocked: only then may a client block by itself because the
///     program breaks
/// @param sessions whether the events of sessions are reported, besides those that are judged
public record HookSet(boolean enforcement, boolean sessions) {}
