// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/// A file that is worth a look.
///
/// @param path where it would be, absolute
/// @param client whose it is, by wire name
/// @param file what it would be
/// @param project the project's folder, for a file that counts for one project
record Candidate(Path path, String client, ClientFile file, Optional<Path> project) {
  /// Makes the result independent of the order in which a folder is listed.
  static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::path).thenComparing(Candidate::client);
}
