// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.time.Duration;

/// Reads and replaces the configuration files of other programs, all of one owner: the machine's,
/// which are root's, or those of one user's home.
///
/// Every folder on the way is entered without following links, from the top that belongs to the
/// owner, so that nobody who can write there leads a write elsewhere. Sentences name what, where,
/// why and what to do.
public interface ConfigFiles {
  /// What is read of one file at most, in bytes.
  long MAX_BYTES = 8L * 1024 * 1024;

  /// Reads a file and what is needed to see later whether it is still the same one.
  FileState read(Path file);

  /// Whether a regular file of the owner is there, without reading it.
  boolean exists(Path file);

  /// Replaces a file as a whole, or makes it with the folders on its way. Whoever reads it
  /// meanwhile, or after a crash at any moment, finds the old content or the new one. Owner, group,
  /// permissions, extended attributes and access lists of the old file stay; a new one is the
  /// machine's 0644 (its folders 0755) or the user's 0600 (0700).
  ///
  /// @param before what was read; [FileState.Absent] where the file is to be made. Nothing is
  ///     written where [FileState.Refused] was read.
  WriteResult write(Path file, byte[] text, FileState before);

  /// Removes a file that is still what was read, and then those of `folders` that hold nothing
  /// any more. That the file is gone already is no failure.
  ///
  /// @param folders what was made for the file, in any order
  DeleteResult delete(Path file, Stamp expected, Iterable<Path> folders);

  /// Removes the unfinished files that killed runs left beside `file`; nobody else's.
  void tidy(Path file);

  /// Takes an operating-system lock (`flock`) on a file that stays, made where it is missing with
  /// the folders on its way.
  ///
  /// @param atMost how long another holder is waited for
  FileLockResult lock(Path file, Duration atMost);
}
