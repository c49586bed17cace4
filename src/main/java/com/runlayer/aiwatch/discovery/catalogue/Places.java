// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.walk.Folders;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns the path templates of the catalogue into paths of this device.
///
/// A template begins with
/// - `~/`: the home folder;
/// - `{appSupport}/`: where applications keep what belongs to a user, on Linux also under
///   `$XDG_CONFIG_HOME`;
/// - `{env:NAME}/`: the value of a variable that is set to an absolute path, otherwise nothing;
/// - `/`: the system, below the layout's root.
///
/// A star in a component stands for any run of characters. Whatever the environment says is a
/// further place: it never takes the place of a fixed one.
public final class Places {
  /// Profiles, workspaces: nobody has more, and a folder that was filled on purpose stops here.
  private static final int MAX_EXPANSIONS = 2_000;

  private final Layout layout;
  private final Map<String, String> environment;
  private final Folders folders;

  /// @param environment its variables add places
  public Places(Layout layout, Map<String, String> environment, Folders folders) {
    this.layout = layout;
    this.environment = environment;
    this.folders = folders;
  }

  /// The paths of a template; a path without a star need not exist.
  public List<Path> expand(String template) {
    int slash = template.indexOf('/');
    String head = template.substring(0, slash);
    String rest = template.substring(slash + 1);
    List<Path> paths = new ArrayList<>();
    for (Path base : bases(head)) {
      paths.addAll(resolve(base, rest));
    }
    return paths;
  }

  private List<Path> bases(String head) {
    if (head.equals("~")) {
      return List.of(layout.home());
    }
    if (head.equals("{appSupport}")) {
      List<Path> bases = new ArrayList<>();
      bases.add(layout.applicationSupport());
      if (layout.os() == Layout.Os.LINUX) {
        variable("XDG_CONFIG_HOME").ifPresent(bases::add);
      }
      return bases;
    }
    if (head.startsWith("{env:")) {
      return variable(head.substring("{env:".length(), head.length() - 1)).stream().toList();
    }
    return List.of(layout.root());
  }

  private Optional<Path> variable(String name) {
    try {
      return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private List<Path> resolve(Path base, String rest) {
    List<Path> paths = List.of(base);
    for (String component : rest.split("/", -1)) {
      List<Path> next = new ArrayList<>();
      for (Path path : paths) {
        if (component.indexOf('*') < 0) {
          next.add(path.resolve(component));
        } else {
          matches(path, component, next);
        }
      }
      paths = next;
    }
    return paths;
  }

  private void matches(Path folder, String component, List<Path> found) {
    int star = component.indexOf('*');
    String prefix = component.substring(0, star);
    String suffix = component.substring(star + 1);
    try (DirectoryStream<Path> entries = folders.list(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.length() >= prefix.length() + suffix.length()
            && name.startsWith(prefix)
            && name.endsWith(suffix)) {
          found.add(entry);
          if (found.size() >= MAX_EXPANSIONS) {
            return;
          }
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Most often there is no such folder. One that may not be listed is met again by the walk,
      // which reports it.
      return;
    }
  }
}
