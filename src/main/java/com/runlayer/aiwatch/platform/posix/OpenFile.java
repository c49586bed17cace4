// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.RootOwned.Fault;
import com.runlayer.aiwatch.platform.Stamp;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A configuration file that is open for reading, with everything asked of it: regular, of the
/// realm's owner, with one name, not too large.
///
/// @param status as it was when it was opened
/// @param text the content
@SuppressWarnings("ArrayRecordComponent") // never compared
record OpenFile(Posix posix, int descriptor, EntryStatus status, byte[] text)
    implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  /// Opens what has the name; empty where nothing has it.
  static Optional<OpenFile> of(Posix posix, PosixAt at, Realm realm, Place place)
      throws PathRefusedException {
    int descriptor;
    try {
      descriptor = at.open(place.folder().descriptor(), place.name());
    } catch (ErrnoException e) {
      if (e.number() == ErrnoException.ENOENT) {
        return Optional.empty();
      }
      throw notOpened(posix, at, place, e);
    }
    boolean good = false;
    try {
      EntryStatus status = at.status(descriptor);
      Optional<Fault> objection = objection(realm, place, status);
      if (objection.isPresent()) {
        throw new PathRefusedException(objection.get());
      }
      OpenFile file =
          new OpenFile(posix, descriptor, status, content(posix, descriptor, status, place));
      good = true;
      return Optional.of(file);
    } catch (ErrnoException e) {
      throw new PathRefusedException(FileFailures.fault(at, place.path(), "cannot be read", e));
    } finally {
      if (!good) {
        posix.close(descriptor);
      }
    }
  }

  /// What speaks against a file, and what to do about it.
  static Optional<Fault> objection(Realm realm, Place place, EntryStatus status) {
    FileStatus file = status.file();
    if (status.isLink()) {
      return Optional.of(place.fault("is a symbolic link", "put the file itself in its place"));
    }
    if (!file.regular()) {
      return Optional.of(
          place.fault("is " + file.typeName() + ", not a regular file", "move it away"));
    }
    if (!realm.isMachine() && file.owner() != place.folder().owner()) {
      return Optional.of(
          place.fault(
              "belongs to another user",
              "give it back: sudo chown "
                  + place.folder().owner()
                  + " "
                  + ShellWord.of(place.path())));
    }
    if (file.links() != 1) {
      return Optional.of(
          place.fault(
              "has more than one name (hard link), and a change would part them",
              "put a copy in its place"));
    }
    Optional<Fault> fault = realm.fault(place.path(), status, place.folder().owner());
    return fault.isEmpty() && file.size() > ConfigFiles.MAX_BYTES
        ? Optional.of(tooLarge(place))
        : fault;
  }

  private static Fault tooLarge(Place place) {
    return place.fault("is larger than 8 MiB, and no client's configuration", "move it away");
  }

  /// What tells later whether it is still this file.
  Stamp stamp() {
    return stamp(status, text);
  }

  /// The stamp of a file of this status and content.
  static Stamp stamp(EntryStatus status, byte[] text) {
    return new Stamp(status.inode(), status.file().size(), status.file().modified(), digest(text));
  }

  private static PathRefusedException notOpened(
      Posix posix, PosixAt at, Place place, ErrnoException e) {
    Abi.ErrorNumbers errors = posix.abi().errors();
    if (e.number() == errors.tooManyLinks()) {
      return new PathRefusedException(
          place.fault("is a symbolic link", "put the file itself in its place"));
    }
    if (e.number() == ErrnoException.ENXIO
        || e.number() == ErrnoException.ENODEV
        || e.number() == errors.notSupported()) {
      return new PathRefusedException(
          place.fault("is a socket or a device, not a regular file", "move it away"));
    }
    return new PathRefusedException(FileFailures.fault(at, place.path(), "cannot be read", e));
  }

  private static byte[] content(Posix posix, int descriptor, EntryStatus status, Place place)
      throws ErrnoException, PathRefusedException {
    ByteArrayOutputStream content = new ByteArrayOutputStream((int) status.file().size());
    byte[] buffer = new byte[(int) Math.clamp(status.file().size() + 1, 1024L, CHUNK)];
    while (true) {
      int count = posix.read(descriptor, buffer);
      if (count == 0) {
        return content.toByteArray();
      }
      content.write(buffer, 0, count);
      if (content.size() > ConfigFiles.MAX_BYTES) {
        throw new PathRefusedException(tooLarge(place));
      }
    }
  }

  private static String digest(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    posix.close(descriptor);
  }
}
