// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.time.Instant;

/// What came of opening a file that others can write.
public sealed interface FileContent {
  /// The file was read whole.
  ///
  /// @param bytes the content
  /// @param modified time of the last change, as the open descriptor tells it
  /// @param permissions the nine bits of `chmod`, such as `0644`
  @SuppressWarnings("ArrayRecordComponent") // handed to parsers as it is; never compared
  record Read(byte[] bytes, Instant modified, int permissions) implements FileContent {}

  /// Nothing is there.
  record Absent() implements FileContent {}

  /// Something is there that was not read.
  ///
  /// @param reason the class of the refusal
  /// @param explanation one clause for a person, without the path: `is a named pipe, not a regular
  /// file`
  record Refused(Reason reason, String explanation) implements FileContent {}

  /// Why a file was not read.
  enum Reason {
    /// The permissions forbid it (on macOS also: no Full Disk Access).
    NO_PERMISSION,
    /// A folder, a named pipe, a socket or a device.
    NOT_REGULAR,
    /// The last component is a symbolic link where none is wanted.
    LINK,
    /// The symbolic links lead in a circle.
    LINK_LOOP,
    /// More bytes than the caller takes.
    TOO_LARGE,
    /// Another owner, a second hard link, or wider permissions than the caller takes.
    NOT_OURS,
    /// Anything else that the system reported.
    IO_ERROR
  }
}
