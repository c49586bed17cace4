// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.util.Optional;

/// What a local server's command line starts, as an administrator would look it up.
///
/// @param ecosystem where the name counts
/// @param name such as `@scope/tool`, `mcp-server-git`, `ghcr.io/acme/server`, or a path for
///     [Ecosystem#FILE]
/// @param version what follows the name: a version, a range, a tag or a digest, as it is written
/// @param pinned whether the same command line starts the same code tomorrow: an exact version, or
///     a digest
public record PackageIdentity(
    Ecosystem ecosystem, String name, Optional<String> version, boolean pinned) {
  /// Where a package's name counts.
  public enum Ecosystem {
    NPM("npm"),
    PYPI("pypi"),
    /// Container images.
    OCI("oci"),
    JSR("jsr"),
    /// A file of this device or an address that holds the program itself.
    FILE("file");

    private final String jsonName;

    Ecosystem(String jsonName) {
      this.jsonName = jsonName;
    }

    /// The spelling of the JSON output.
    public String jsonName() {
      return jsonName;
    }
  }
}
