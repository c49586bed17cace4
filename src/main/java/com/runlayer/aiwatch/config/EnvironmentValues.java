// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What counts of the environment of an unmanaged device.
///
/// @param values by key
/// @param problems what does not count
public record EnvironmentValues(Map<Key, Value> values, List<ConfigProblem> problems) {

  /// The documented variables of an environment; every other one is ignored.
  public static EnvironmentValues of(Map<String, String> environment) {
    Map<Key, Value> values = new EnumMap<>(Key.class);
    List<ConfigProblem> problems = new ArrayList<>();
    for (Key key : Key.values()) {
      String variable = key.variable().orElse("");
      String text = environment.get(variable);
      // An empty variable is the usual way to unset one.
      if (text == null || text.isEmpty()) {
        continue;
      }
      try {
        values.put(key, ValueChecks.text(key, text));
      } catch (InvalidValueException e) {
        problems.add(
            ConfigProblem.value(
                new Source.Environment(variable), key, String.valueOf(e.getMessage())));
      }
    }
    return new EnvironmentValues(Map.copyOf(values), List.copyOf(problems));
  }
}
