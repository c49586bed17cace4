// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import com.runlayer.aiwatch.discovery.inventory.Enabled;
import java.util.List;
import java.util.Optional;

/// One server as its file has it, before redaction. Even here there is no place for the values of
/// environment variables and headers.
///
/// @param type what the entry says, or what follows from its other fields
/// @param arguments without the command; empty where there are none
/// @param environment names, sorted
/// @param headers names, sorted
/// @param plaintextSecret whether a variable or header has a secret as its value, not a reference
/// @param circumstances names of the fields that change how a command is started: `cwd`, `envFile`;
///     sorted, looked for in a lookup only
public record RawServer(
    String name,
    String type,
    Optional<String> command,
    List<String> arguments,
    Optional<String> url,
    List<String> environment,
    List<String> headers,
    Enabled enabled,
    boolean plaintextSecret,
    List<String> circumstances) {
  /// Copies the lists.
  public RawServer {
    arguments = List.copyOf(arguments);
    environment = List.copyOf(environment);
    headers = List.copyOf(headers);
    circumstances = List.copyOf(circumstances);
  }

  /// How many characters are kept of it.
  long length() {
    return (long) name.length()
        + type.length()
        + command.map(String::length).orElse(0)
        + url.map(String::length).orElse(0)
        + length(arguments)
        + length(environment)
        + length(headers);
  }

  private static long length(List<String> texts) {
    return texts.stream().mapToLong(String::length).sum();
  }

  RawServer named(String other) {
    return new RawServer(
        other,
        type,
        command,
        arguments,
        url,
        environment,
        headers,
        enabled,
        plaintextSecret,
        circumstances);
  }

  RawServer withEnabled(Enabled other) {
    return new RawServer(
        name,
        type,
        command,
        arguments,
        url,
        environment,
        headers,
        other,
        plaintextSecret,
        circumstances);
  }
}
