// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What keeps a lookup from an answer. The first one counts: it is what a person has to correct
/// first.
final class Obstacles {
  private @Nullable Lookup first;

  void refuse(Path path, String clause) {
    add(new Lookup.Refused(path, clause));
  }

  void doubt(String clause) {
    add(new Lookup.Ambiguous(clause));
  }

  /// Takes over what another lookup met.
  void addAll(Obstacles others) {
    others.first().ifPresent(this::add);
  }

  private void add(Lookup obstacle) {
    if (first == null) {
      first = obstacle;
    }
  }

  Optional<Lookup> first() {
    return Optional.ofNullable(first);
  }
}
