// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a symbolic link leads, component by component.
///
/// @param absolute whether it begins at the top of the system
/// @param up how many folders it goes up first
/// @param names which folders it goes down then; empty also where it goes up again after that,
///     which means something else where one of the folders is a link
record LinkTarget(boolean absolute, int up, List<Path> names) {
  LinkTarget {
    names = List.copyOf(names);
  }

  static LinkTarget of(byte[] target) {
    boolean absolute = target.length > 0 && target[0] == '/';
    byte[] bytes = target;
    if (!absolute) {
      bytes = new byte[target.length + 1];
      bytes[0] = '/';
      System.arraycopy(target, 0, bytes, 1, target.length);
    }
    int up = 0;
    List<Path> names = new ArrayList<>();
    for (int start = 1; start < bytes.length; ) {
      int end = start;
      while (end < bytes.length && bytes[end] != '/') {
        end++;
      }
      byte[] name = Arrays.copyOfRange(bytes, start, end);
      start = end + 1;
      if (name.length == 0 || isDots(name, 1)) {
        continue;
      }
      if (!isDots(name, 2)) {
        names.add(path(name));
      } else if (names.isEmpty() && !absolute) {
        up++;
      } else {
        return new LinkTarget(absolute, up, List.of());
      }
    }
    return new LinkTarget(absolute, up, names);
  }

  private static boolean isDots(byte[] name, int count) {
    if (name.length != count) {
      return false;
    }
    for (byte b : name) {
      if (b != '.') {
        return false;
      }
    }
    return true;
  }

  private static Path path(byte[] name) {
    byte[] absolute = new byte[name.length + 1];
    absolute[0] = '/';
    System.arraycopy(name, 0, absolute, 1, name.length);
    return PathBytes.toPath(absolute).getName(0);
  }
}
