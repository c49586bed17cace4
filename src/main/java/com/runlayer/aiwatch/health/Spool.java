// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.spool.Backlog;
import com.runlayer.aiwatch.spool.CourierMemory;

/// The events that wait for their delivery, and how the last courier fared.
///
/// @param backlog what waits
/// @param courier what the last courier left
public record Spool(Backlog backlog, CourierMemory courier) {
  /// Looks.
  ///
  /// @throws StateException if the state folder or the spool's is refused
  public static Spool read(Subject subject) throws StateException {
    return new Spool(
        Backlog.read(
            subject.state(), subject.files(), subject.settings().host().map(TenantHost::hostKey)),
        CourierMemory.read(subject.state()));
  }
}
