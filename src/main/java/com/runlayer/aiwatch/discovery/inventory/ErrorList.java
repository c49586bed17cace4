// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects errors, and counts instead once they have become a flood.
public final class ErrorList {
  /// More than a person reads; a home can have a hundred thousand broken files.
  private static final int MAX = 500;

  private final Path home;
  private final Set<ReadError> errors = new LinkedHashSet<>();
  private int more;

  /// @param home where the errors that are merely counted belong
  public ErrorList(Path home) {
    this.home = home;
  }

  /// Adds an error. What several clients run into is one.
  public void add(ReadError error) {
    if (errors.size() < MAX) {
      errors.add(error);
    } else if (!errors.contains(error)) {
      more++;
    }
  }

  /// In the order in which they came, the count of what was too much at the end.
  public List<ReadError> errors() {
    List<ReadError> result = new ArrayList<>(errors);
    if (more > 0) {
      result.add(
          new ReadError(
              ReadError.Kind.SYNTAX,
              home,
              Optional.empty(),
              Sentences.format("%,d more files or entries could not be read", more)));
    }
    return result;
  }
}
