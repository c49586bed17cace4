// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.CredentialWrite;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/// One file per tenant, `~/.runlayer/credentials/<host key>` ([HostFileName]): for Linux, which has
/// no keychain, and
/// for trial runs, which must not touch one.
///
/// A file that other users could read or write, or that is not the user's own, is refused instead
/// of
/// repaired: its key may be known to others, or theirs. A file of our own without a usable key
/// counts as absent.
public final class FileCredentialStore implements CredentialStore {
  private static final String FOLDER = "credentials";
  private static final int OTHERS = 0077;

  private final StateFiles state;
  private final StateFiles folder;

  /// @param state the user's state folder
  public FileCredentialStore(StateFiles state) {
    this.state = state;
    this.folder = state.folder(FOLDER);
  }

  @Override
  public CredentialRead read(String account) {
    try {
      return switch (folder.read(HostFileName.of(account), UserKeys.MAX_LENGTH + 1L)) {
        case FileContent.Absent _ -> new CredentialRead.Absent();
        case FileContent.Read read -> read(account, read);
        case FileContent.Refused refused -> refused(account, refused.explanation());
      };
    } catch (StateException e) {
      return failed(e);
    }
  }

  private CredentialRead read(String account, FileContent.Read read) {
    if ((read.permissions() & OTHERS) != 0) {
      return refused(
          account,
          String.format(Locale.ROOT, "is open to other users (mode %04o)", read.permissions()));
    }
    String key = new String(read.bytes(), StandardCharsets.US_ASCII).strip();
    return UserKeys.isUsable(key) ? new CredentialRead.Found(key) : new CredentialRead.Absent();
  }

  @Override
  public CredentialWrite write(String account, String key) {
    try {
      state.prepare();
      folder.write(HostFileName.of(account), (key + "\n").getBytes(StandardCharsets.US_ASCII));
      return new CredentialWrite.Done();
    } catch (StateException e) {
      return failed(e);
    }
  }

  @Override
  public CredentialWrite delete(String account) {
    try {
      folder.delete(HostFileName.of(account));
      return new CredentialWrite.Done();
    } catch (StateException e) {
      return failed(e);
    }
  }

  private CredentialFailure refused(String account, String clause) {
    Path file = folder.directory().resolve(HostFileName.of(account));
    return new CredentialFailure.Failed(
        "the credential "
            + file
            + " "
            + clause
            + ", and its key is not used; exchange it with aiwatch enroll --force");
  }

  private static CredentialFailure failed(StateException e) {
    return new CredentialFailure.Failed(
        Objects.requireNonNullElse(e.getMessage(), "the state cannot be kept"));
  }
}
