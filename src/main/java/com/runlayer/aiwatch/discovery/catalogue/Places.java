// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.config.Layout;
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
/// also
///   alone, for a variable that names a file;
/// - `{config}/`: `~/.config` on both systems, and `$XDG_CONFIG_HOME`;
/// - `{data}/`: where applications keep data: `~/.local/share` and `$XDG_DATA_HOME`, on macOS the
///   same as `{appSupport}/`;
/// - `/`: the system, below the layout's root.
///
/// A star in a component stands for any run of characters. Whatever the environment says is a
/// further place: it never takes the place of a fixed one.
public final class Places {
  private final Layout layout;
  private final Map<String, String> environment;
  private final Globs globs;

  /// @param environment its variables add places
  public Places(Layout layout, Map<String, String> environment, Globs globs) {
    this.layout = layout;
    this.environment = environment;
    this.globs = globs;
  }

  /// The paths of a template; a path without a star need not exist.
  public List<Path> expand(String template) {
    int slash = template.indexOf('/');
    if (slash < 0) {
      return bases(template);
    }
    String head = template.substring(0, slash);
    String rest = template.substring(slash + 1);
    List<Path> paths = new ArrayList<>();
    for (Path base : bases(head)) {
      paths.addAll(globs.expand(base, rest));
    }
    return paths;
  }

  private List<Path> bases(String head) {
    if (head.equals("~")) {
      return List.of(layout.home());
    }
    if (head.equals("{appSupport}")) {
      return layout.os() == Layout.Os.LINUX
          ? with(layout.applicationSupport(), "XDG_CONFIG_HOME")
          : List.of(layout.applicationSupport());
    }
    if (head.equals("{config}")) {
      return with(layout.home().resolve(".config"), "XDG_CONFIG_HOME");
    }
    if (head.equals("{data}")) {
      return layout.os() == Layout.Os.LINUX
          ? with(layout.home().resolve(".local/share"), "XDG_DATA_HOME")
          : List.of(layout.applicationSupport());
    }
    if (head.startsWith("{env:")) {
      return variable(head.substring("{env:".length(), head.length() - 1)).stream().toList();
    }
    return List.of(layout.root());
  }

  private List<Path> with(Path fixed, String variable) {
    List<Path> bases = new ArrayList<>();
    bases.add(fixed);
    variable(variable).filter(path -> !path.equals(fixed)).ifPresent(bases::add);
    return bases;
  }

  private Optional<Path> variable(String name) {
    try {
      return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
