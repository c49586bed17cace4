// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.CredentialWrite;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// The user's login keychain, through `SecItem` (Apple's technical note TN3137).
///
/// An item is changed in place, never deleted and added again, because that would lose the list of
/// programs that may read it. No dialogue is ever shown: what would need one fails with a state of
/// its own.
public final class Keychain implements CredentialStore {
  /// Numbers of `<Security/SecBase.h>`.
  private static final int SUCCESS = 0;

  private static final int USER_CANCELED = -128;
  private static final int NOT_AVAILABLE = -25291;
  private static final int AUTH_FAILED = -25293;
  private static final int DUPLICATE_ITEM = -25299;
  private static final int ITEM_NOT_FOUND = -25300;
  private static final int NO_DEFAULT_KEYCHAIN = -25307;
  private static final int INTERACTION_NOT_ALLOWED = -25308;
  private static final int INTERACTION_REQUIRED = -25315;
  private static final int MISSING_ENTITLEMENT = -34018;

  /// Longer than any key; what is longer is not ours.
  private static final long MAX_BYTES = 4096;

  private final Supplier<Frameworks> frameworks;

  /// Loads the frameworks at each call.
  public Keychain() {
    this(Frameworks::system);
  }

  Keychain(Supplier<Frameworks> frameworks) {
    this.frameworks = frameworks;
  }

  @Override
  public CredentialRead read(String account) {
    Frameworks system = silent();
    PointerByReference result = new PointerByReference();
    try (KeychainQuery query =
        item(system, account)
            .constant("kSecReturnData", "kCFBooleanTrue")
            .constant("kSecMatchLimit", "kSecMatchLimitOne")) {
      int status = system.security().SecItemCopyMatching(query.pointer(), result);
      return switch (status) {
        case SUCCESS -> found(system, result.getValue(), account);
        case ITEM_NOT_FOUND -> new CredentialRead.Absent();
        default -> failure(status, "read", account);
      };
    }
  }

  private static CredentialRead found(Frameworks system, Pointer data, String account) {
    if (Pointer.nativeValue(data) == 0) {
      return new CredentialRead.Absent();
    }
    try {
      long length = system.coreFoundation().CFDataGetLength(data);
      if (length <= 0) {
        return new CredentialRead.Absent();
      }
      if (length > MAX_BYTES) {
        return new CredentialFailure.Failed(
            item(account)
                + " holds something that is no key; exchange it with aiwatch enroll --force");
      }
      byte[] bytes = system.coreFoundation().CFDataGetBytePtr(data).getByteArray(0, (int) length);
      return new CredentialRead.Found(new String(bytes, StandardCharsets.UTF_8));
    } finally {
      system.coreFoundation().CFRelease(data);
    }
  }

  @Override
  public CredentialWrite write(String account, String key) {
    Frameworks system = silent();
    byte[] secret = key.getBytes(StandardCharsets.UTF_8);
    int status = update(system, account, secret);
    if (status == ITEM_NOT_FOUND) {
      status = add(system, account, secret);
      // another process added it in between
      if (status == DUPLICATE_ITEM) {
        status = update(system, account, secret);
      }
    }
    return status == SUCCESS ? new CredentialWrite.Done() : failure(status, "changed", account);
  }

  private static int update(Frameworks system, String account, byte[] secret) {
    try (KeychainQuery query = item(system, account);
        KeychainQuery change = new KeychainQuery(system).data("kSecValueData", secret)) {
      return system.security().SecItemUpdate(query.pointer(), change.pointer());
    }
  }

  private static int add(Frameworks system, String account, byte[] secret) {
    try (KeychainQuery item = item(system, account).data("kSecValueData", secret)) {
      return system.security().SecItemAdd(item.pointer(), Pointer.NULL);
    }
  }

  @Override
  public CredentialWrite delete(String account) {
    Frameworks system = silent();
    try (KeychainQuery query = item(system, account)) {
      int status = system.security().SecItemDelete(query.pointer());
      return status == SUCCESS || status == ITEM_NOT_FOUND
          ? new CredentialWrite.Done()
          : failure(status, "removed", account);
    }
  }

  /// The file-based keychain looks at the process' own switch, newer ones at the query's.
  private Frameworks silent() {
    Frameworks system = frameworks.get();
    int _ = system.security().SecKeychainSetUserInteractionAllowed((byte) 0);
    return system;
  }

  private static KeychainQuery item(Frameworks system, String account) {
    return new KeychainQuery(system)
        .constant("kSecClass", "kSecClassGenericPassword")
        .text("kSecAttrService", SERVICE)
        .text("kSecAttrAccount", account)
        .constant("kSecUseAuthenticationUI", "kSecUseAuthenticationUIFail");
  }

  private static String item(String account) {
    return "the keychain item " + SERVICE + " for " + account;
  }

  private static CredentialFailure failure(int status, String verb, String account) {
    String start = item(account) + " cannot be " + verb + ": ";
    String end = " (OSStatus " + status + ")";
    return switch (status) {
      case INTERACTION_NOT_ALLOWED, INTERACTION_REQUIRED ->
          new CredentialFailure.Locked(
              start
                  + "the login keychain is locked, or macOS would have to ask; log in again or unlock it in Keychain Access"
                  + end);
      case AUTH_FAILED, USER_CANCELED ->
          new CredentialFailure.Denied(
              start
                  + "macOS does not let this program at it; remove the item in Keychain Access and run aiwatch enroll"
                  + end);
      case MISSING_ENTITLEMENT ->
          new CredentialFailure.Denied(
              start + "this program is not signed for it; install the signed package" + end);
      case NOT_AVAILABLE, NO_DEFAULT_KEYCHAIN ->
          new CredentialFailure.Failed(
              start
                  + "there is no login keychain in this session; run it in the user's own desktop session"
                  + end);
      default ->
          new CredentialFailure.Failed(start + "macOS reported an error; try again later" + end);
    };
  }
}
