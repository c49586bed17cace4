// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A folder with a `SKILL.md`, which one or more clients read.
///
/// @param identifier Merkle root over its text files, in hex: equal for equal content everywhere
/// @param name from the front matter, at most 100 characters; the folder's name where it has none
/// @param path the folder, absolute
/// @param clients who reads it, wire names, sorted, at least one
/// @param project the project's folder; empty: of the user
/// @param description from the front matter, at most 1,024 characters
/// @param hasScripts whether it brings code
/// @param fileCount its text files, also when none is sent
/// @param oversized whether its content is too large to be sent
/// @param links links that leave the folder, relative to it; they are not followed
/// @param gitRemote of the repository that it lies in, without user name and password
/// @param dependency whether something else brought it: a plugin, or a package below a folder such
///     as `node_modules`
/// @param plugin the identifier of the plugin that brought it
/// @param files its text files, sorted; empty when oversized
public record Skill(
    String identifier,
    String name,
    Path path,
    List<String> clients,
    Optional<Path> project,
    Optional<String> description,
    boolean hasScripts,
    int fileCount,
    boolean oversized,
    List<String> links,
    Optional<String> gitRemote,
    boolean dependency,
    Optional<String> plugin,
    List<TextFile> files) {
  /// Copies the lists.
  public Skill {
    clients = List.copyOf(clients);
    links = List.copyOf(links);
    files = List.copyOf(files);
  }
}
