// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Decides where in a home the projects lie: at any depth, inside each other, as work trees of git,
/// and in folders that no search enters.
final class ProjectFolders {
  /// As the description of a scan has them; on macOS also `Library`.
  static final List<String> SKIPPED =
      List.of(
          ("node_modules .git .hg .svn venv .venv __pycache__ dist build target vendor .cache .npm"
                  + " .yarn .pnpm-store .gradle .m2 .cargo .rustup tmp temp .Trash AppData")
              .split(" "));

  private static final List<String> NAMES =
      List.of("src", "code", "a b", "zürich", "deep", "packages", "Library.old", ".hidden", "鍵");

  private static final List<String> INSIDE =
      List.of(
          "packages/a",
          "packages/b/inner",
          "apps/web",
          ".worktrees/feature",
          ".claude/worktrees/feature",
          "Library/x",
          "config");

  private final Random random;

  ProjectFolders(Random random) {
    this.random = random;
  }

  /// Paths from home, each folder before those inside it; empty: home itself.
  Set<String> next() {
    Set<String> projects = new LinkedHashSet<>();
    if (random.nextInt(6) == 0) {
      projects.add("");
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String project = path(random.nextInt(12) == 0 ? 5 + random.nextInt(6) : random.nextInt(4));
      projects.add(project);
      for (int inside = random.nextInt(3); inside > 0; inside--) {
        projects.add(project + "/" + any(INSIDE));
      }
      if (random.nextInt(4) == 0) {
        projects.add(project + "-feature"); // a work tree beside it
      }
      if (random.nextInt(3) == 0) {
        projects.add(project + "/" + any(SKIPPED) + "/x");
      }
    }
    return projects;
  }

  private String path(int levels) {
    List<String> path = new ArrayList<>();
    for (int i = 0; i <= levels; i++) {
      path.add(random.nextInt(15) == 0 ? any(SKIPPED) : any(NAMES));
    }
    return String.join("/", path);
  }

  /// Folders that clients may remember: projects of this home, removed ones, and others.
  ///
  /// @param realHome the home without links, which clients know as well
  List<Path> remembered(Path home, Path realHome, Set<String> projects) {
    List<Path> remembered = new ArrayList<>();
    projects.stream()
        .filter(project -> !project.isEmpty())
        .forEach(
            project -> remembered.add((random.nextInt(3) == 0 ? realHome : home).resolve(project)));
    remembered.add(home.resolve("removed/project"));
    remembered.add(home.resolve("node_modules/@acme/removed"));
    if (random.nextInt(4) == 0) {
      remembered.add(Path.of("/nowhere/project"));
    }
    return remembered;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
