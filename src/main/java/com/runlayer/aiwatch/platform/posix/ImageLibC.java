// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import org.graalvm.nativeimage.PinnedObject;
import org.graalvm.nativeimage.Platform;
import org.graalvm.nativeimage.Platforms;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.function.CFunction.Transition;
import org.graalvm.nativeimage.c.type.CCharPointer;
import org.graalvm.nativeimage.c.type.CIntPointer;
import org.graalvm.nativeimage.c.type.CTypeConversion;
import org.graalvm.word.WordFactory;

/// The C library as a native image calls it, without anything in between. Arrays are pinned for the
/// time of a call and not copied.
///
/// Whatever may wait for a disk or a network volume is called with a transition, so that the
/// deadline of a hook can pass meanwhile.
final class ImageLibC implements LibC {
  @Override
  public int open(byte[] path, int flags) {
    try (PinnedObject pinned = PinnedObject.create(path)) {
      return C.open(start(pinned, path), flags);
    }
  }

  @Override
  public int fstat(int descriptor, byte[] status) {
    try (PinnedObject pinned = PinnedObject.create(status)) {
      return C.fstat(descriptor, start(pinned, status));
    }
  }

  @Override
  public long read(int descriptor, byte[] buffer, long count) {
    try (PinnedObject pinned = PinnedObject.create(buffer)) {
      return C.read(descriptor, start(pinned, buffer), bounded(buffer, count));
    }
  }

  @Override
  public long pread(int descriptor, byte[] buffer, long count, long offset) {
    try (PinnedObject pinned = PinnedObject.create(buffer)) {
      return C.pread(descriptor, start(pinned, buffer), bounded(buffer, count), offset);
    }
  }

  @Override
  public long write(int descriptor, byte[] buffer, long count) {
    try (PinnedObject pinned = PinnedObject.create(buffer)) {
      return C.write(descriptor, start(pinned, buffer), bounded(buffer, count));
    }
  }

  @Override
  public int fchmod(int descriptor, int mode) {
    return C.fchmod(descriptor, mode);
  }

  @Override
  public int close(int descriptor) {
    return C.close(descriptor);
  }

  @Override
  public long lseek(int descriptor, long offset, int whence) {
    return C.lseek(descriptor, offset, whence);
  }

  @Override
  public int setsid() {
    return C.setsid();
  }

  @Override
  public long getdents64(int descriptor, byte[] buffer, long size) {
    if (!Platform.includedIn(Platform.LINUX.class)) {
      throw new UnsupportedOperationException("getdents64 is Linux'");
    }
    try (PinnedObject pinned = PinnedObject.create(buffer)) {
      return Linux.getdents64(descriptor, start(pinned, buffer), bounded(buffer, size));
    }
  }

  @Override
  public int getattrlistbulk(
      int folder, byte[] attributes, byte[] buffer, long size, long options) {
    if (!Platform.includedIn(Platform.DARWIN.class)) {
      throw new UnsupportedOperationException("getattrlistbulk is macOS'");
    }
    try (PinnedObject wanted = PinnedObject.create(attributes);
        PinnedObject pinned = PinnedObject.create(buffer)) {
      return Darwin.getattrlistbulk(
          folder, start(wanted, attributes), start(pinned, buffer), bounded(buffer, size), options);
    }
  }

  @Override
  public int geteuid() {
    return C.geteuid();
  }

  @Override
  public int isatty(int descriptor) {
    return C.isatty(descriptor);
  }

  @Override
  public int setpriority(int which, int who, int value) {
    return C.setpriority(which, who, value);
  }

  @Override
  public int gethostname(byte[] name, long length) {
    try (PinnedObject pinned = PinnedObject.create(name)) {
      return C.gethostname(start(pinned, name), bounded(name, length));
    }
  }

  @Override
  public String strerror(int errno) {
    return CTypeConversion.toJavaString(C.strerror(errno));
  }

  /// Why the last call of this thread failed.
  int errno() {
    CIntPointer number =
        Platform.includedIn(Platform.LINUX.class) ? Linux.errnoLocation() : Darwin.error();
    return number.read();
  }

  private static CCharPointer start(PinnedObject pinned, byte[] array) {
    // an empty array has no first element to point at, and nothing is written to it
    return array.length == 0 ? WordFactory.nullPointer() : pinned.addressOfArrayElement(0);
  }

  /// C does not know how long an array is.
  private static long bounded(byte[] array, long count) {
    if (count < 0 || count > array.length) {
      throw new IndexOutOfBoundsException(count + " bytes of an array of " + array.length);
    }
    return count;
  }

  private static final class C {
    @CFunction
    static native int open(CCharPointer path, int flags);

    @CFunction
    static native int fstat(int descriptor, CCharPointer status);

    @CFunction
    static native long read(int descriptor, CCharPointer buffer, long count);

    @CFunction
    static native long pread(int descriptor, CCharPointer buffer, long count, long offset);

    @CFunction
    static native long write(int descriptor, CCharPointer buffer, long count);

    @CFunction
    static native int fchmod(int descriptor, int mode);

    @CFunction
    static native int close(int descriptor);

    @CFunction
    static native long lseek(int descriptor, long offset, int whence);

    @CFunction
    static native int setsid();

    @CFunction(transition = Transition.NO_TRANSITION)
    static native int geteuid();

    @CFunction
    static native int isatty(int descriptor);

    @CFunction
    static native int setpriority(int which, int who, int value);

    @CFunction
    static native int gethostname(CCharPointer name, long length);

    @CFunction
    static native CCharPointer strerror(int errno);
  }

  @Platforms(Platform.LINUX.class)
  private static final class Linux {
    @CFunction
    static native long getdents64(int descriptor, CCharPointer buffer, long size);

    @CFunction(value = "__errno_location", transition = Transition.NO_TRANSITION)
    static native CIntPointer errnoLocation();
  }

  @Platforms(Platform.DARWIN.class)
  private static final class Darwin {
    @CFunction
    static native int getattrlistbulk(
        int folder, CCharPointer attributes, CCharPointer buffer, long size, long options);

    @CFunction(value = "__error", transition = Transition.NO_TRANSITION)
    static native CIntPointer error();
  }
}
