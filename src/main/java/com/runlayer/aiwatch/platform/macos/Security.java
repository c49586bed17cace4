// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/// The functions of Security.framework that keep a password, `<Security/SecItem.h>`, and that judge
/// a chain of certificates, `<Security/SecTrust.h>`. Those that return an `int` return an
/// `OSStatus`; what a `Create` or `Copy` function gives is the caller's to release.
interface Security extends Library {
  /// Adds an item.
  ///
  /// @param result may be null: the added item is not asked for
  int SecItemAdd(Pointer attributes, Pointer result);

  int SecItemUpdate(Pointer query, Pointer attributesToUpdate);

  /// Finds an item.
  ///
  /// @param result receives a `CFDataRef` that is the caller's to release
  int SecItemCopyMatching(Pointer query, PointerByReference result);

  int SecItemDelete(Pointer query);

  /// `<Security/SecKeychain.h>`: whether this process may show a dialogue for a file-based
  /// keychain.
  ///
  /// @param state a `Boolean`, one byte
  int SecKeychainSetUserInteractionAllowed(byte state);

  /// `<Security/SecCertificate.h>`.
  ///
  /// @param data a `CFDataRef` with the certificate in DER
  /// @return null where it is none
  Pointer SecCertificateCreateWithData(Pointer allocator, Pointer data);

  /// The certificate in DER as a `CFDataRef`.
  Pointer SecCertificateCopyData(Pointer certificate);

  /// `<Security/SecPolicy.h>`: what a TLS server's certificate must be like.
  ///
  /// @param server a `Boolean`, one byte: 1 for the certificate of a server
  /// @param host a `CFStringRef`
  Pointer SecPolicyCreateSSL(byte server, Pointer host);

  /// Puts a question together.
  ///
  /// @param certificates a `CFArrayRef`, the server's own certificate first
  /// @param policies a `SecPolicyRef`
  /// @param trust receives a `SecTrustRef`
  int SecTrustCreateWithCertificates(
      Pointer certificates, Pointer policies, PointerByReference trust);

  /// Whether missing certificates and revocation lists may be fetched.
  ///
  /// @param allowed a `Boolean`, one byte
  int SecTrustSetNetworkFetchAllowed(Pointer trust, byte allowed);

  /// Answers it; macOS 10.14 and later. Shows no dialogue.
  ///
  /// @param error null: the reason is not asked for
  /// @return a C `bool`, one byte: 0 where the chain is not trusted
  byte SecTrustEvaluateWithError(Pointer trust, Pointer error);

  /// The chain as it was completed, the root last; macOS 12 and later.
  ///
  /// @return a `CFArrayRef`, null where there is none
  Pointer SecTrustCopyCertificateChain(Pointer trust);
}
