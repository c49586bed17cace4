// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// Where the user's key for each tenant is kept. Nothing here asks the user: what would need an
/// answer is a {@link CredentialFailure}.
public interface CredentialStore {
  /// The name under which macOS' keychain lists every credential of this program.
  String SERVICE = "runlayer-cli";

  /// Reads the key of one tenant.
  ///
  /// @param account the tenant's host key: `acme.runlayer.com`
  CredentialRead read(String account);

  /// Keeps the key of one tenant, in place of the one that is there.
  ///
  /// @param account the tenant's host key
  /// @param key not empty, ASCII
  CredentialWrite write(String account, String key);

  /// Forgets the key of one tenant; one that is not there is forgotten already.
  ///
  /// @param account the tenant's host key
  CredentialWrite delete(String account);
}
