// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.security.cert.X509Certificate;
import java.util.List;

/// The certificate authorities that the operating system trusts, among them those that a company
/// put there.
public interface SystemRoots {
  /// The certificates that the system would let stand at the end of a server's chain. Whoever asks
  /// validates the chain against them once more; what the system does not trust is not among them.
  ///
  /// @param chain what the server showed, its own certificate first; not validated yet
  /// @param host the name or address that the server was asked for, an IPv6 address without
  ///     brackets
  /// @return none where the system does not trust the chain or cannot be asked
  List<X509Certificate> anchors(List<X509Certificate> chain, String host);

  /// A system that is not asked.
  static SystemRoots none() {
    return (chain, host) -> List.of();
  }
}
