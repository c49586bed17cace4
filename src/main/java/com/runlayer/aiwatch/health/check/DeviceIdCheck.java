// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.StateException;
import java.util.List;

/// Whether the device has an id that outlives the program.
final class DeviceIdCheck implements Check {
  private final Subject subject;

  DeviceIdCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "device_id";
  }

  @Override
  public List<String> needs() {
    return List.of(StateFolderCheck.NAME);
  }

  @Override
  public Finding run() throws StateException {
    String machine =
        "give the machine an id of its own (/etc/machine-id), if it is to stay one device";
    return switch (subject.device().idSource()) {
      case HARDWARE -> Finding.ok("the device's id follows from the machine's own");
      case KEPT ->
          Finding.warning(
              "the machine has no id; a random one is kept in the state folder, and whoever removes it"
                  + " makes a new device",
              machine);
      case NONE ->
          Finding.warning(
              "the machine has no id; the next scan makes a random one and keeps it", machine);
    };
  }
}
