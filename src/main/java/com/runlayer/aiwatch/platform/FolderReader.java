// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.Arrays;

/// Lists folders: names as the bytes that the system keeps, and what each entry is without asking
/// for it one by one. Opens no file.
public interface FolderReader {
  /// What an entry is. A link is never followed.
  enum EntryType {
    FOLDER,
    /// A file, a link, a pipe, a device.
    OTHER
  }

  /// Takes the entries of one folder, in no order; `.` and `..` are none. It may list other folders
  /// meanwhile.
  interface Visitor {
    /// Called once per entry.
    ///
    /// @param bytes holds the name; overwritten after the call
    /// @param start where the name begins
    /// @param length its length in bytes, at least 1
    /// @return whether to go on
    boolean entry(byte[] bytes, int start, int length, EntryType type);
  }

  /// How a listing ended.
  sealed interface Outcome {
    /// Every entry was seen.
    record Complete() implements Outcome {}

    /// The visitor wanted no more.
    record Stopped() implements Outcome {}

    /// There is no folder, or no longer: nothing, a file, a link.
    record NoFolder() implements Outcome {}

    /// The permissions forbid it (on macOS also: no Full Disk Access).
    record NoPermission() implements Outcome {}

    /// The system reported something else.
    ///
    /// @param explanation one clause, in the system's words
    record Failed(String explanation) implements Outcome {}
  }

  /// Lists one folder.
  ///
  /// @param folder an absolute path as bytes, without a NUL
  /// @param links whether the last component may be a link
  Outcome read(byte[] folder, SafeFiles.Links links, Visitor visitor);

  /// The bytes of an absolute path, without a NUL.
  byte[] bytes(Path path);

  /// The path that bytes stand for, whether or not they are text.
  Path path(byte[] bytes);

  /// The path of an entry that a [Visitor] is shown.
  ///
  /// @param folder the folder that is listed
  default Path child(byte[] folder, byte[] buffer, int start, int length) {
    byte[] path = Arrays.copyOf(folder, folder.length + 1 + length);
    path[folder.length] = '/';
    System.arraycopy(buffer, start, path, folder.length + 1, length);
    return path(path);
  }
}
