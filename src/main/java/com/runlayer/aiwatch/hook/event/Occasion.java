// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/// What every event has in common.
///
/// @param client whose words the payload is in
/// @param name the event's name as the client spells it: `PreToolUse`, `beforeMCPExecution`
/// @param session the client's id of the session or conversation; empty where it has none
/// @param folder the folder that the session works in, where the client names one
/// @param payload the client's object, unchanged; shared, never modified
public record Occasion(
    HookClient client, String name, String session, Optional<Path> folder, ObjectNode payload) {}
