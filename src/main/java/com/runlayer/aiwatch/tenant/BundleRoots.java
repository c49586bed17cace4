// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.SystemRoots;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// The roots of a Linux distribution: one file of PEM certificates that its own tool
/// (`update-ca-certificates`, `update-ca-trust`) makes of the distribution's and the
/// administrator's. No variable names another one.
public final class BundleRoots implements SystemRoots {
  /// Twenty times what distributions ship.
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private final SafeFiles files;
  private final List<Path> candidates;

  /// Nothing is read before somebody asks.
  ///
  /// @param candidates where distributions keep the file; the first that is there counts
  public BundleRoots(SafeFiles files, List<Path> candidates) {
    this.files = files;
    this.candidates = List.copyOf(candidates);
  }

  @Override
  public List<X509Certificate> anchors(List<X509Certificate> chain, String host) {
    return bundle().map(bytes -> PemCertificates.issuersOf(chain, bytes)).orElse(List.of());
  }

  private Optional<byte[]> bundle() {
    for (Path candidate : candidates) {
      // distributions keep links at the well-known places
      if (files.read(candidate, SafeFiles.Links.FOLLOW, MAX_BYTES)
          instanceof FileContent.Read read) {
        return Optional.of(read.bytes());
      }
    }
    return Optional.empty();
  }
}
