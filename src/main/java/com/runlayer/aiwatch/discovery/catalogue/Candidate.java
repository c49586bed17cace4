// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.discovery.inventory.Origin;
import java.nio.file.Path;
import java.util.Comparator;

/// A file that is worth a look.
///
/// @param path where it would be, absolute
/// @param client whose it is, by wire name
/// @param file what it would be
/// @param origin for whom it counts
public record Candidate(Path path, String client, ClientFile file, Origin origin) {
  /// Makes the result independent of the order in which a folder is listed.
  public static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::path).thenComparing(Candidate::client);
}
