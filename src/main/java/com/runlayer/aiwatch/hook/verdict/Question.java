// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.tenant.HookRoute;

/// What the tenant is asked.
///
/// @param tool the tool that it is about, as the client spells it
/// @param body the JSON object to send
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record Question(HookRoute route, String tool, byte[] body) {}
