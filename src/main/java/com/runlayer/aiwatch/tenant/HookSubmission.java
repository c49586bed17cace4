// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.util.UUID;

/// Something that a hook saw and that the tenant is told later.
///
/// @param route where it goes
/// @param id the same whenever it is told again, so that the tenant knows it by then
/// @param body a JSON object in UTF-8, with the payload as the client wrote it
/// @param large whether it may take longer: it holds a transcript, or much else
@SuppressWarnings("ArrayRecordComponent") // handed to the connection as it is; never compared
public record HookSubmission(HookRoute route, UUID id, byte[] body, boolean large) {}
