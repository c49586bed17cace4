// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each system is asked, whichever one runs the test.
class PosixAtTest {
  private static final byte[] NAME = {'n', 0};
  private static final byte[] OTHER = {'o', 0};

  private final Asked asked = new Asked();

  @Test
  void macos_is_asked_with_the_numbers_of_its_headers() throws ErrnoException {
    PosixAt at = new PosixAt(Abi.MACOS_ARM64, asked);

    at.openFolder(3, NAME);
    at.open(3, NAME);
    at.create(3, NAME, 0600);
    at.removeFolder(3, NAME);
    at.renameToFree(3, NAME, OTHER);
    at.status(3, NAME);
    FileAttributes.copy(at, Abi.MACOS_ARM64, 4, 5);

    assertThat(asked.calls)
        .containsExactly(
            // O_NONBLOCK 4, O_NOFOLLOW 100, O_NOCTTY 20000, O_DIRECTORY 100000, O_CLOEXEC 1000000
            "openat 3 n 1120104",
            "openat 3 n 1020104",
            // O_WRONLY 1, O_CREAT 200, O_EXCL 800
            "openat 3 n 1020b05 600",
            "unlinkat 3 n 80",
            "renameatx_np 3 n 3 o 4",
            "fstatat 3 n 20",
            // COPYFILE_ACL 1, COPYFILE_XATTR 4
            "fcopyfile 4 5 5");
  }

  @Test
  void linux_is_asked_with_the_numbers_of_its_headers() throws ErrnoException {
    PosixAt at = new PosixAt(Abi.LINUX_X86_64, asked);

    at.openFolder(3, NAME);
    at.create(3, NAME, 0600);
    at.removeFolder(3, NAME);
    at.renameToFree(3, NAME, OTHER);
    at.status(3, NAME);

    assertThat(asked.calls)
        .containsExactly(
            "openat 3 n b0900",
            "openat 3 n a09c1 600",
            "unlinkat 3 n 200",
            "renameat2 3 n 3 o 1",
            "fstatat 3 n 100");
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 38, 95})
  void a_file_system_that_cannot_keep_the_other_file_is_asked_whether_it_is_there(int number) {
    PosixAt at = new PosixAt(Abi.LINUX_X86_64, asked);
    asked.failing = () -> asked.last().startsWith("renameat2");
    asked.number = OptionalInt.of(number);

    assertThatThrownBy(() -> at.renameToFree(3, NAME, OTHER))
        .isInstanceOfSatisfying(
            ErrnoException.class, e -> assertThat(e.number()).isEqualTo(ErrnoException.EEXIST));
    assertThat(asked.calls).noneMatch(call -> call.startsWith("renameat "));

    asked.failing = () -> !asked.last().startsWith("renameat ");
    asked.number = OptionalInt.empty();
    asked.numbers.addAll(List.of(number, ErrnoException.ENOENT));
    assertThat(asked.calls).isNotEmpty();
    try {
      at.renameToFree(3, NAME, OTHER);
    } catch (ErrnoException e) {
      throw new AssertionError(e);
    }
    assertThat(asked.last()).isEqualTo("renameat 3 n 3 o");
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/local/lib, /usr/local/lib",
    "/Library/Application Support/Cursor, \"'/Library/Application Support/Cursor'\"",
    "/home/$(x), \"'/home/$(x)'\"",
    "\"/it's;rm\", \"'/it'\\''s;rm'\""
  })
  void a_path_in_a_command_is_one_word(String path, String word) {
    assertThat(ShellWord.of(Path.of(unquoted(path)))).isEqualTo(unquoted(word));
  }

  private static String unquoted(String text) {
    return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }

  /// Notes each call, in hexadecimal digits where it is bits; octal for modes.
  private static final class Asked implements FilesAt {
    private final List<String> calls = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private BooleanSupplier failing = () -> false;
    private OptionalInt number = OptionalInt.empty();

    String last() {
      return calls.getLast();
    }

    private int call(String what, Object... arguments) {
      StringBuilder text = new StringBuilder(what);
      for (Object argument : arguments) {
        text.append(' ').append(argument);
      }
      calls.add(text.toString());
      if (failing.getAsBoolean()) {
        Native.setLastError(number.orElseGet(() -> numbers.removeFirst()));
        return -1;
      }
      return 0;
    }

    private static String text(byte[] name) {
      return new String(Arrays.copyOf(name, name.length - 1), StandardCharsets.US_ASCII);
    }

    @Override
    public int openat(int folder, byte[] name, int flags, Object... mode) {
      return mode.length == 0
          ? call("openat", folder, text(name), Integer.toHexString(flags))
          : call(
              "openat",
              folder,
              text(name),
              Integer.toHexString(flags),
              Integer.toOctalString((Integer) mode[0]));
    }

    @Override
    public int mkdirat(int folder, byte[] name, int mode) {
      return call("mkdirat", folder, text(name), Integer.toOctalString(mode));
    }

    @Override
    public int unlinkat(int folder, byte[] name, int flags) {
      return call("unlinkat", folder, text(name), Integer.toHexString(flags));
    }

    @Override
    public int renameat(int folder, byte[] name, int otherFolder, byte[] otherName) {
      return call("renameat", folder, text(name), otherFolder, text(otherName));
    }

    @Override
    public int renameat2(int folder, byte[] name, int otherFolder, byte[] otherName, int flags) {
      return call("renameat2", folder, text(name), otherFolder, text(otherName), flags);
    }

    @Override
    public int renameatx_np(int folder, byte[] name, int otherFolder, byte[] otherName, int flags) {
      return call("renameatx_np", folder, text(name), otherFolder, text(otherName), flags);
    }

    @Override
    public int fstat(int descriptor, byte[] status) {
      return call("fstat", descriptor);
    }

    @Override
    public int fstatat(int folder, byte[] name, byte[] status, int flags) {
      return call("fstatat", folder, text(name), Integer.toHexString(flags));
    }

    @Override
    public long readlinkat(int folder, byte[] name, byte[] target, long size) {
      return call("readlinkat", folder, text(name));
    }

    @Override
    public int fchown(int descriptor, int owner, int group) {
      return call("fchown", descriptor, owner, group);
    }

    @Override
    public int fsync(int descriptor) {
      return call("fsync", descriptor);
    }

    @Override
    public int flock(int descriptor, int operation) {
      return call("flock", descriptor, operation);
    }

    @Override
    public int ftruncate(int descriptor, long length) {
      return call("ftruncate", descriptor, length);
    }

    @Override
    public long flistxattr(int descriptor, byte @Nullable [] names, long size) {
      return call("flistxattr", descriptor);
    }

    @Override
    public long fgetxattr(int descriptor, byte[] name, byte[] value, long size) {
      return call("fgetxattr", descriptor, text(name));
    }

    @Override
    public int fsetxattr(int descriptor, byte[] name, byte[] value, long size, int flags) {
      return call("fsetxattr", descriptor, text(name));
    }

    @Override
    public int fcopyfile(int from, int to, @Nullable Pointer state, int flags) {
      return call("fcopyfile", from, to, flags);
    }

    @Override
    public String strerror(int errno) {
      return "failed";
    }
  }
}
