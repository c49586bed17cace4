// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.FolderReader.EntryType;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The text files below one folder, by name only: what can be collected, and which links lead out.
///
/// @param files sorted by title
/// @param links relative paths of links that leave the folder or lead nowhere, sorted
/// @param overfull whether there is more than a scan looks at
public record TextFolder(List<Path> files, List<String> links, boolean overfull) {
  /// Text that clients read from skills, rules and commands.
  static final Set<String> EXTENSIONS = Set.of("md", "mdc", "txt", "sh", "py", "js", "ts");

  private static final Set<String> CODE = Set.of("sh", "py", "js", "ts");
  private static final Set<String> SKIPPED =
      Set.of(".git", "node_modules", "__pycache__", ".venv", "venv");
  private static final int MAX_FILES = 1_000;
  private static final int MAX_ENTRIES = 20_000;
  private static final int MAX_DEPTH = 8;

  private record Level(Path folder, int depth) {}

  /// Copies the lists.
  public TextFolder {
    files = List.copyOf(files);
    links = List.copyOf(links);
  }

  /// Looks through a folder.
  ///
  /// @param top without links in its path
  public static TextFolder of(FolderReader folders, Path top) {
    return new Search(folders, top).run();
  }

  /// Whether one of the files is code.
  public boolean hasScripts() {
    return files.stream().anyMatch(file -> CODE.contains(extension(file)));
  }

  static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /// The name of a file within `top`, as [TextFile#title] has it.
  static String title(Path top, Path file) {
    return top.relativize(file).toString();
  }

  private static final class Search {
    private final FolderReader folders;
    private final Path top;
    private final List<Path> files = new ArrayList<>();
    private final Set<String> links = new HashSet<>();
    private final Deque<Level> toList = new ArrayDeque<>();
    private int entries;
    private boolean overfull;

    Search(FolderReader folders, Path top) {
      this.folders = folders;
      this.top = top;
    }

    TextFolder run() {
      toList.add(new Level(top, 0));
      while (!toList.isEmpty() && !overfull) {
        Level level = toList.remove();
        byte[] bytes = folders.bytes(level.folder());
        List<Path> children = new ArrayList<>();
        folders.read(
            bytes,
            SafeFiles.Links.REFUSE,
            (buffer, start, length, type) -> {
              Path child = folders.child(bytes, buffer, start, length);
              overfull |= ++entries > MAX_ENTRIES;
              if (type == EntryType.FOLDER) {
                folder(level, child);
              } else {
                children.add(child);
              }
              return !overfull;
            });
        children.forEach(this::file);
      }
      files.sort(Comparator.comparing(file -> title(top, file)));
      return new TextFolder(files, links.stream().sorted().toList(), overfull);
    }

    private void folder(Level parent, Path child) {
      if (SKIPPED.contains(String.valueOf(child.getFileName()))) {
        return;
      }
      if (parent.depth() == MAX_DEPTH) {
        overfull = true;
      } else {
        toList.add(new Level(child, parent.depth() + 1));
      }
    }

    private void file(Path file) {
      if (Files.isSymbolicLink(file)) {
        if (leavesTop(file)) {
          links.add(title(top, file));
        }
      } else if (EXTENSIONS.contains(extension(file))) {
        overfull |= files.size() == MAX_FILES;
        files.add(file);
      }
    }

    private boolean leavesTop(Path link) {
      try {
        return !link.toRealPath().startsWith(top);
      } catch (IOException e) {
        return true;
      }
    }
  }
}
