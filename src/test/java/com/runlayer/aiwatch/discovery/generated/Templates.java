// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.config.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What the catalogue's path templates stand for, told anew from their description: a mistake of
/// the program must not be repeated here.
final class Templates {
  private final Layout layout;
  private final Map<String, String> environment;

  Templates(Layout layout, Map<String, String> environment) {
    this.layout = layout;
    this.environment = environment;
  }

  /// The paths of a template, with `star` for each star.
  List<Path> concrete(String template, String star) {
    String head = head(template);
    String rest = template.substring(head.length()).replace("*", star);
    return bases(head).stream()
        .map(base -> rest.isEmpty() ? base : base.resolve(rest.substring(1)))
        .toList();
  }

  /// Which of these paths a template stands for, in the order in which a scan comes to them.
  List<Path> matching(String template, Collection<Path> paths) {
    List<Path> matching = new ArrayList<>();
    for (Path pattern : concrete(template, "*")) {
      if (template.indexOf('*') < 0) {
        if (paths.contains(pattern)) {
          matching.add(pattern);
        }
      } else {
        paths.stream()
            .filter(path -> path.getNameCount() == pattern.getNameCount())
            .filter(path -> endsWith(path, pattern.toString().substring(1)))
            .sorted()
            .forEach(matching::add);
      }
    }
    return matching;
  }

  /// Whether the last components of a path are what a relative template stands for.
  static boolean endsWith(Path path, String relative) {
    String[] components = relative.split("/", -1);
    int skipped = path.getNameCount() - components.length;
    if (skipped < 0) {
      return false;
    }
    for (int i = 0; i < components.length; i++) {
      if (!matches(components[i], path.getName(skipped + i).toString())) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String component, String name) {
    int star = component.indexOf('*');
    return star < 0
        ? component.equals(name)
        : name.length() >= component.length() - 1
            && name.startsWith(component.substring(0, star))
            && name.endsWith(component.substring(star + 1));
  }

  private static String head(String template) {
    int slash = template.indexOf('/');
    return slash < 0 ? template : template.substring(0, slash);
  }

  private List<Path> bases(String head) {
    boolean linux = layout.os() == Layout.Os.LINUX;
    return switch (head) {
      case "" -> List.of(layout.root());
      case "~" -> List.of(layout.home());
      case "{config}" -> and(layout.home().resolve(".config"), "XDG_CONFIG_HOME");
      case "{appSupport}" ->
          linux
              ? and(layout.home().resolve(".config"), "XDG_CONFIG_HOME")
              : List.of(layout.home().resolve("Library/Application Support"));
      case "{data}" ->
          linux
              ? and(layout.home().resolve(".local/share"), "XDG_DATA_HOME")
              : List.of(layout.home().resolve("Library/Application Support"));
      default -> variable(head.substring("{env:".length(), head.length() - 1));
    };
  }

  private List<Path> and(Path fixed, String variable) {
    List<Path> bases = new ArrayList<>(List.of(fixed));
    bases.addAll(variable(variable));
    return bases;
  }

  private List<Path> variable(String name) {
    String value = environment.getOrDefault(name, "");
    return value.startsWith("/") ? List.of(Path.of(value)) : List.of();
  }
}
