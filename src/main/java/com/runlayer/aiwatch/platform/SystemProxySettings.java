// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.util.List;
import java.util.Optional;

/// The operating system's settings for https.
///
/// @param host of the proxy, as it was typed in; absent where none is switched on
/// @param port of the proxy, unchecked
/// @param exceptions hosts that are reached without it: names and addresses with `*`, CIDR notation
/// @param excludesSimpleNames whether names without a dot are exceptions too
/// @param configurationFile whether a script that chooses the proxy (PAC) is switched on
/// @param discovery whether the network is asked for such a script (WPAD)
public record SystemProxySettings(
    Optional<String> host,
    int port,
    List<String> exceptions,
    boolean excludesSimpleNames,
    boolean configurationFile,
    boolean discovery) {
  /// Copies the list.
  public SystemProxySettings {
    exceptions = List.copyOf(exceptions);
  }

  /// Nothing is set.
  public static SystemProxySettings none() {
    return new SystemProxySettings(Optional.empty(), 0, List.of(), false, false, false);
  }
}
