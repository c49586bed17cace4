// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.tenant.HookRoute;
import java.nio.file.Path;
import java.util.Optional;

/// Something that the tenant is told later.
///
/// @param route where it goes; of [HookRoute#ENFORCE] the payload is the whole body
/// @param hostKey of the tenant that it is for; it is never sent to another
/// @param sender whose event it is
/// @param name the event's name as the sender spells it: `PreToolUse`
/// @param tool the tool's name, for the two routes of local tools
/// @param session the sender's id of the session, whose events are counted; empty where it has none
/// @param transcript the file that the sender names as the session's transcript; its end goes with
///     an event that ends a turn, if it is one of the sender's own
/// @param payload the sender's JSON object in UTF-8, as it came
@SuppressWarnings("ArrayRecordComponent") // written to disk as it is; never compared
public record SpoolEvent(
    HookRoute route,
    String hostKey,
    Sender sender,
    String name,
    Optional<String> tool,
    String session,
    Optional<Path> transcript,
    byte[] payload) {
  /// An event of this program's own.
  ///
  /// @param name begins with `aiwatch.`
  public static SpoolEvent own(String hostKey, String name, byte[] payload) {
    return new SpoolEvent(
        HookRoute.EVENTS,
        hostKey,
        Sender.AIWATCH,
        name,
        Optional.empty(),
        "",
        Optional.empty(),
        payload);
  }
}
