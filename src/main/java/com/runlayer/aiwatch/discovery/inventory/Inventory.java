// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.util.List;

/// The result of one scan: redacted, and in an order that depends on the content of the home only.
///
/// @param configurations sorted by client, then path
/// @param skills sorted by path
/// @param plugins sorted by client, then path
/// @param gaps what was not looked at
/// @param errors what was not understood
/// @param stats what it cost
public record Inventory(
    List<Configuration> configurations,
    List<Skill> skills,
    List<Plugin> plugins,
    List<Gap> gaps,
    List<ReadError> errors,
    Stats stats) {
  /// Copies the lists.
  public Inventory {
    configurations = List.copyOf(configurations);
    skills = List.copyOf(skills);
    plugins = List.copyOf(plugins);
    gaps = List.copyOf(gaps);
    errors = List.copyOf(errors);
  }
}
