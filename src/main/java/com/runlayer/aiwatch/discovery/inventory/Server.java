// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One MCP server of a configuration, without its secrets: there is no place for the value of an
/// environment variable or of a header, and every other text went through the redactor.
///
/// @param name the entry's key
/// @param type `stdio`, `sse`, `streaming-http`, or whatever else the entry says
/// @param command the program, for a local server
/// @param arguments its arguments; empty where there are none, never an empty list
/// @param url the address, for a remote server
/// @param environment names of the variables that the entry sets, sorted
/// @param headers names of the headers that the entry sets, sorted
/// @param enabled whether the client starts it
/// @param packageIdentity what a local server's command line starts, where it can be told
/// @param risks in the order of the enum
/// @param projects the projects for which an entry of a global file counts, sorted; empty: for all
public record Server(
    String name,
    String type,
    Optional<String> command,
    Optional<List<String>> arguments,
    Optional<String> url,
    List<String> environment,
    List<String> headers,
    Enabled enabled,
    Optional<PackageIdentity> packageIdentity,
    List<Risk> risks,
    List<Path> projects) {
  /// Copies the lists.
  public Server {
    arguments = arguments.map(List::copyOf);
    environment = List.copyOf(environment);
    headers = List.copyOf(headers);
    risks = List.copyOf(risks);
    projects = List.copyOf(projects);
  }

  /// The same server, of which more is known.
  public Server withEnabled(Enabled other) {
    return new Server(
        name,
        type,
        command,
        arguments,
        url,
        environment,
        headers,
        other,
        packageIdentity,
        risks,
        projects);
  }
}
