// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.List;

/// What the tenant knows at one moment.
///
/// @param devices the one seen last comes last
/// @param servers in the order of the clients' names, within a client as reported
/// @param hookCalls the newest ones, the oldest first
/// @param droppedHookCalls how many older ones were forgotten
public record TenantSnapshot(
    List<Device> devices,
    List<Enrollment> enrollments,
    List<SeenServer> servers,
    List<SeenSkill> skills,
    List<SeenPlugin> plugins,
    List<HookCall> hookCalls,
    long droppedHookCalls,
    List<CheckIn> checkIns) {}
