// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A plugin or extension that is installed for a client.
///
/// @param identifier Merkle root over its manifests, in hex; empty where it has none of them
/// @param name its own name
/// @param type such as `claude_code_plugin`
/// @param client whose it is, wire name
/// @param path where it is installed, absolute
/// @param version as its manifest or the client's record has it
/// @param author as its manifest has it
/// @param enabled whether the client uses it
/// @param project the project it is installed for; empty: for the user
/// @param marketplace where it was installed from
/// @param hasSkills whether it brings skills
/// @param hasRules whether it brings rules
/// @param hasCommands whether it brings commands
/// @param hasHooks whether it brings hooks
/// @param servers the MCP servers that it brings
/// @param oversized whether its content is too large to be sent
/// @param files its text files, sorted; empty when oversized
public record Plugin(
    Optional<String> identifier,
    String name,
    String type,
    String client,
    Path path,
    Optional<String> version,
    Optional<String> author,
    Enabled enabled,
    Optional<Path> project,
    Optional<String> marketplace,
    boolean hasSkills,
    boolean hasRules,
    boolean hasCommands,
    boolean hasHooks,
    List<Server> servers,
    boolean oversized,
    List<TextFile> files) {
  /// Copies the lists.
  public Plugin {
    servers = List.copyOf(servers);
    files = List.copyOf(files);
  }

  /// The same plugin with the servers that its files hold.
  public Plugin withServers(List<Server> read) {
    return new Plugin(
        identifier,
        name,
        type,
        client,
        path,
        version,
        author,
        enabled,
        project,
        marketplace,
        hasSkills,
        hasRules,
        hasCommands,
        hasHooks,
        read,
        oversized,
        files);
  }
}
