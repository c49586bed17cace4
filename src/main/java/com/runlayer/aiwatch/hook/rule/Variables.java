// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the variables of a shell text can hold. All values count, whichever branch set them; of
/// very
/// many the newest do.
final class Variables {
  private static final int MOST_VALUES = 64;
  private static final int LONGEST_VALUE = 16 * 1024;

  private static final List<String> UNKNOWN = List.of(String.valueOf(Marks.UNKNOWN));

  private final Map<String, List<String>> values = new HashMap<>();
  private final Set<String> own = new HashSet<>();

  Variables(String home) {
    values.put("HOME", new ArrayList<>(List.of(home)));
  }

  void set(String name, List<String> forms) {
    List<String> known = values.computeIfAbsent(name, n -> new ArrayList<>());
    for (String form : forms) {
      if (form.length() <= LONGEST_VALUE && !known.contains(form)) {
        if (known.size() >= MOST_VALUES) {
          known.removeFirst();
        }
        known.add(form);
      }
    }
  }

  /// Never empty: what nobody set is unknown.
  List<String> of(String name) {
    List<String> known = values.getOrDefault(name, UNKNOWN);
    return known.isEmpty() ? UNKNOWN : known;
  }

  /// Says that the value comes from a command that names this program.
  void markOwn(String name) {
    own.add(name);
  }

  boolean isOwn(String name) {
    return own.contains(name);
  }
}
