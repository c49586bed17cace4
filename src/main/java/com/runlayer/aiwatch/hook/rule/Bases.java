// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.ArrayList;
import java.util.List;

/// The folders that a relative path may mean. A command that has failed, or a subshell, leaves the
/// folder of before in force, so that all of them count; the newest is the one `cd` starts from.
final class Bases {
  private static final int MOST = 32;

  private final List<String> folders = new ArrayList<>();
  private String newest = "";
  private boolean open;

  /// Adds a folder, absolute or relative to the newest one; what cannot be known opens the base.
  void enter(String folder) {
    newest = add(folder);
  }

  /// Adds a folder for names only: `git -C FOLDER`.
  String add(String folder) {
    if (folder.indexOf(Marks.UNKNOWN) >= 0 || (folders.size() >= MOST && !has(folder))) {
      open = true;
      return newest;
    }
    String path = folder.startsWith("/") || newest.isEmpty() ? folder : newest + "/" + folder;
    if (!path.startsWith("/")) {
      open = true;
      return newest;
    }
    if (path.length() > PathGuard.LONGEST_PATH) {
      throw new UnreadableException();
    }
    if (!folders.contains(path)) {
      folders.add(path);
    }
    return path;
  }

  /// The folder that a subshell starts in, to be given back to [#leave].
  String newest() {
    return newest;
  }

  /// Ends a subshell.
  void leave(String before) {
    newest = before;
  }

  /// Whether a relative path may mean a folder that is not among them.
  boolean isOpen() {
    return open || folders.isEmpty();
  }

  /// Says that nobody knows the folder from here on.
  void lose() {
    open = true;
  }

  List<String> folders() {
    return folders;
  }

  private boolean has(String folder) {
    return folders.contains(folder);
  }
}
