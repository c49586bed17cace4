// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.discovery.inventory.Sentences;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/// Whether the folder with the user's state is the user's alone. One that is a link or another's is
/// used by nothing of the program.
final class StateFolderCheck implements Check {
  static final String NAME = "state_folder";
  private static final int PERMISSIONS = 07777;
  private static final int OTHERS = 0077;

  private final Subject subject;

  StateFolderCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding run() {
    Path folder = subject.layout().stateDirectory();
    Map<String, Object> attributes;
    try {
      attributes =
          Files.readAttributes(
              folder, "unix:isDirectory,isSymbolicLink,uid,mode", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Finding.ok(folder + " is not there yet");
    } catch (IOException e) {
      return Finding.problem(
          folder + " cannot be examined", "check the owner and mode of the home");
    }
    if (Boolean.TRUE.equals(attributes.get("isSymbolicLink"))) {
      return unusable(folder, "is a symbolic link");
    }
    if (!Boolean.TRUE.equals(attributes.get("isDirectory"))) {
      return unusable(folder, "is not a folder");
    }
    if (!(attributes.get("uid") instanceof Integer uid)
        || Integer.toUnsignedLong(uid) != subject.owned().effectiveUser()) {
      return subject.root()
          ? Finding.notApplicable("doctor runs as root, and " + folder + " is the user's")
          : unusable(folder, "belongs to another user");
    }
    int mode = attributes.get("mode") instanceof Integer bits ? bits & PERMISSIONS : 0;
    return (mode & OTHERS) == 0
        ? Finding.ok(folder + " is the user's alone")
        : Finding.warning(
            folder
                + Sentences.format(" was open to other users (mode %04o); aiwatch closes it", mode),
            "find out who opened it; an enrollment key exchange (aiwatch enroll --force) makes a key"
                + " that nobody has read");
  }

  private static Finding unusable(Path folder, String clause) {
    return Finding.problem(
        folder + " " + clause + ", and aiwatch keeps its state only in a folder of its own",
        "remove it; the next run makes a new one");
  }
}
