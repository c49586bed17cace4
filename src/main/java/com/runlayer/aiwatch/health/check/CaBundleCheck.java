// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.tenant.CaBundle;
import com.runlayer.aiwatch.tenant.TenantException;
import java.nio.file.Path;
import java.util.Optional;

/// Whether the additional roots can be used. Whose file it is was looked at when the value was
/// read.
final class CaBundleCheck implements Check {
  static final String NAME = "ca_bundle";

  private final Optional<Path> file;
  private final SafeFiles files;

  /// @param file as it is configured
  CaBundleCheck(Optional<Path> file, SafeFiles files) {
    this.file = file;
    this.files = files;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding run() {
    if (file.isEmpty()) {
      return Finding.notApplicable("no CaBundle is configured");
    }
    try {
      int roots = CaBundle.read(file.get(), files).roots().size();
      return Finding.ok(Ages.count(roots, "additional root") + " from " + file.get());
    } catch (TenantException e) {
      return Finding.problem(
          e.sentence(), "put a PEM file with the roots there, or leave CaBundle out");
    }
  }
}
