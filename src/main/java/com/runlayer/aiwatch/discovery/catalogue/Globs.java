// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the paths that a relative template with stars stands for.
///
/// A star in a component stands for any run of characters, one per component.
public final class Globs {
  /// Profiles, workspaces: nobody has more, and a folder that was filled on purpose stops here.
  private static final int MAX_MATCHES = 2_000;

  private final FolderReader folders;
  private final GapList gaps;
  private final Set<Path> overfull = new HashSet<>();

  /// @param folders lists what a star is compared with
  /// @param gaps hears of what is too much
  public Globs(FolderReader folders, GapList gaps) {
    this.folders = folders;
    this.gaps = gaps;
  }

  /// The paths, sorted per folder; one without a star need not exist.
  ///
  /// @param base what the template is below
  /// @param template components with `/` between
  public List<Path> expand(Path base, String template) {
    List<Path> paths = List.of(base);
    for (String component : template.split("/", -1)) {
      List<Path> next = new ArrayList<>();
      for (Path path : paths) {
        if (component.indexOf('*') < 0) {
          next.add(path.resolve(component));
        } else {
          next.addAll(matches(path, component));
        }
      }
      if (next.size() > MAX_MATCHES) {
        overfull(base);
        next = next.subList(0, MAX_MATCHES);
      }
      paths = next;
    }
    return paths;
  }

  private void overfull(Path folder) {
    if (overfull.add(folder)) {
      gaps.add(
          Gap.Kind.TOO_LARGE,
          folder,
          Sentences.format(
              "%s holds more places to look at than a scan takes; those after %,d of a kind were"
                  + " left out",
              folder, MAX_MATCHES));
    }
  }

  /// Most often there is no such folder. One that may not be listed is met again by the walk, which
  /// reports it.
  private List<Path> matches(Path folder, String component) {
    int star = component.indexOf('*');
    byte[] prefix = component.substring(0, star).getBytes(StandardCharsets.UTF_8);
    byte[] suffix = component.substring(star + 1).getBytes(StandardCharsets.UTF_8);
    byte[] parent = folders.bytes(folder);
    List<Path> found = new ArrayList<>();
    folders.read(
        parent,
        SafeFiles.Links.FOLLOW,
        (bytes, start, length, type) -> {
          if (length >= prefix.length + suffix.length
              && matches(bytes, start, prefix)
              && matches(bytes, start + length - suffix.length, suffix)) {
            if (found.size() == MAX_MATCHES) {
              overfull(folder);
              return false;
            }
            found.add(folders.child(parent, bytes, start, length));
          }
          return true;
        });
    Collections.sort(found);
    return found;
  }

  private static boolean matches(byte[] bytes, int start, byte[] part) {
    for (int i = 0; i < part.length; i++) {
      if (bytes[start + i] != part[i]) {
        return false;
      }
    }
    return true;
  }
}
