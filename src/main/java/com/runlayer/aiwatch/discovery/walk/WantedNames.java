// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

import java.util.HashSet;
import java.util.Set;

/// The names of entries that are worth a look.
///
/// @param names whole names, such as `.mcp.json`
/// @param suffixes ends of names, such as `.code-workspace`
public record WantedNames(Set<String> names, Set<String> suffixes) {
  /// Copies the sets.
  public WantedNames {
    names = Set.copyOf(names);
    suffixes = Set.copyOf(suffixes);
  }

  /// These and those.
  public WantedNames and(WantedNames others) {
    Set<String> allNames = new HashSet<>(names);
    allNames.addAll(others.names);
    Set<String> allSuffixes = new HashSet<>(suffixes);
    allSuffixes.addAll(others.suffixes);
    return new WantedNames(allNames, allSuffixes);
  }
}
