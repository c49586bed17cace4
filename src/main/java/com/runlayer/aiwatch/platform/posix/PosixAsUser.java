// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.AsUser;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Changes the effective identity; the real one stays root's, which is the way back, and keeps the
/// user from signals to the process. The C library is bound at the first call.
public final class PosixAsUser implements AsUser {
  /// Below it macOS has its own accounts.
  private static final long FIRST_USER_OF_MACOS = 500;

  private final Supplier<Identities> libraries;
  private final Runnable end;
  private final boolean macos;

  /// Ends the process where it cannot become root again: whatever it did next would be done in
  /// somebody else's name.
  public PosixAsUser() {
    this(
        () -> NativeLibraries.process(Identities.class, Map.of()),
        () -> Runtime.getRuntime().halt(1),
        System.getProperty("os.name", "").startsWith("Mac"));
  }

  PosixAsUser(Supplier<Identities> libraries, Runnable end, boolean macos) {
    this.libraries = libraries;
    this.end = end;
    this.macos = macos;
  }

  @Override
  public synchronized <T> Outcome<T> run(ConsoleUser user, Supplier<T> work) {
    Identities system = libraries.get();
    if (user.uid() == 0 || (macos && user.uid() < FIRST_USER_OF_MACOS)) {
      return new Outcome.Refused<>(
          user.name() + " is an account of the system, in whose name nothing is installed.");
    }
    long self = Integer.toUnsignedLong(system.geteuid());
    if (self == user.uid()) {
      return new Outcome.Done<>(work.get());
    }
    if (self != 0) {
      return new Outcome.Refused<>(
          "Only root can act for " + user.name() + "; start aiwatch as root or as that user.");
    }
    Identity before;
    try {
      before = Identity.of(system);
    } catch (ErrnoException e) {
      return refused(user, String.valueOf(e.getMessage()));
    }
    try {
      Optional<String> failure = take(system, user);
      return failure.isPresent() ? refused(user, failure.get()) : new Outcome.Done<>(work.get());
    } finally {
      if (!before.restore(system)) {
        end.run();
      }
    }
  }

  /// The user last: from then on nothing of the others could be changed any more.
  private static Optional<String> take(Identities system, ConsoleUser user) {
    try {
      byte[] name = (user.name() + "\0").getBytes(StandardCharsets.UTF_8);
      check(system, system.initgroups(name, (int) user.gid()));
      check(system, system.setegid((int) user.gid()));
      check(system, system.seteuid((int) user.uid()));
    } catch (ErrnoException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return Integer.toUnsignedLong(system.geteuid()) == user.uid()
            && Integer.toUnsignedLong(system.getegid()) == user.gid()
        ? Optional.empty()
        : Optional.of("the system did not change it");
  }

  private static <T> Outcome<T> refused(ConsoleUser user, String reason) {
    return new Outcome.Refused<>(
        "The identity of "
            + user.name()
            + " cannot be taken ("
            + reason
            + "); restart the machine.");
  }

  private static int check(Identities system, int result) throws ErrnoException {
    if (result < 0) {
      int number = Native.getLastError();
      throw new ErrnoException(number, system::strerror);
    }
    return result;
  }

  /// Who the process was.
  private static final class Identity {
    private final int group;
    private final int[] groups;

    private Identity(int group, int[] groups) {
      this.group = group;
      this.groups = groups;
    }

    static Identity of(Identities system) throws ErrnoException {
      int[] groups = new int[check(system, system.getgroups(0, new int[0]))];
      int count = check(system, system.getgroups(groups.length, groups));
      return new Identity(system.getegid(), Arrays.copyOf(groups, count));
    }

    /// The user first: without it the groups cannot be set.
    boolean restore(Identities system) {
      return system.seteuid(0) == 0
          && system.setegid(group) == 0
          && system.setgroups(groups.length, groups) == 0
          && system.geteuid() == 0
          && system.getegid() == group;
    }
  }
}
