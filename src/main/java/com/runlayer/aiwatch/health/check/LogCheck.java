// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.platform.LineFile;
import com.runlayer.aiwatch.platform.OpenLines;
import com.runlayer.aiwatch.platform.StateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whether the log can be written. Looks and writes nothing, so a full volume is not seen here.
final class LogCheck implements Check {
  private final LineFile log;
  private final boolean root;

  /// @param root whether it is root's log, in which nothing that is strange is ever replaced
  LogCheck(LineFile log, boolean root) {
    this.log = log;
    this.root = root;
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public List<String> needs() {
    return root ? List.of() : List.of(StateFolderCheck.NAME);
  }

  @Override
  public Finding run() {
    Path file = log.paths().getFirst();
    try {
      Optional<OpenLines> open = log.open(file);
      if (open.isPresent()) {
        open.get().close();
        return Files.isWritable(file) ? Finding.ok("the log is " + file) : refused(file);
      }
    } catch (StateException e) {
      return refused(file, withoutStop(Objects.requireNonNullElse(e.getMessage(), "")));
    }
    Path folder = file;
    while (folder.getParent() != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return Files.isDirectory(folder) && Files.isWritable(folder)
        ? Finding.ok("the log will be " + file + "; it is not there yet")
        : refused(folder);
  }

  /// @param clause begins with what is refused: the file, or the folder that it is in
  private Finding refused(Path file, String clause) {
    return !root && clause.startsWith(file + " ")
        ? Finding.warning(
            "the log is something strange: " + clause,
            "find out who put it there; the next run puts a new file in its place")
        : Finding.problem(
            "the log cannot be written: " + clause,
            "remove what is in its place; the next run makes it anew");
  }

  private static Finding refused(Path path) {
    return Finding.problem(
        "the log cannot be written: " + path + " does not let this user write",
        "correct its owner and mode");
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
