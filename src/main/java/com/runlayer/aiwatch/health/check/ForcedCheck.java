// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.Source;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import java.util.List;

/// Whether the tenant comes from where the user cannot change it.
final class ForcedCheck implements Check {
  private final Settings settings;

  ForcedCheck(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "forced";
  }

  @Override
  public List<String> needs() {
    return List.of(HostCheck.NAME);
  }

  @Override
  public Finding run() {
    return switch (settings.get(Key.HOST).source()) {
      case Source.Managed managed ->
          switch (managed.channel()) {
            case USER, DEVICE -> Finding.ok("the MDM sets the tenant: " + managed.describe());
            case LOCAL ->
                Finding.ok(
                    "root set the tenant on this device, not the MDM: " + managed.describe());
          };
      case Source.Environment variable ->
          Finding.warning(
              "the tenant comes from the environment variable "
                  + variable.variable()
                  + ", which every process can set for those that it starts",
              "for more than a trial, push the preference domain com.runlayer.aiwatch");
      case Source.CommandLine _, Source.SystemSettings _, Source.Default _ ->
          Finding.notApplicable("the tenant comes from the command line");
    };
  }
}
