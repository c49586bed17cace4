// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import com.runlayer.aiwatch.platform.RealPaths;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Holds every path of one call against the protected names: as it is spelled, and as the links on
/// the disk lead. Keeps the first finding.
final class PathGuard {
  /// `PATH_MAX` of Linux; macOS allows 1,024. The kernel takes nothing longer, so that only the
  /// spelling counts.
  static final int LONGEST_PATH = 4096;

  private static final List<String> WHOLE_TYPES = List.of(".json", ".yaml", ".yml");

  /// Files that are guarded in the folder of a client only.
  private static final List<String> CLIENT_FILES =
      List.of("settings.json", "hooks.json", "config.yaml");

  private final String home;
  private final RealPaths realPaths;
  private final Bases bases;
  private final Budget budget;
  private final Set<String> seen = new HashSet<>();
  private Optional<Guarded> finding = Optional.empty();

  PathGuard(Path home, RealPaths realPaths, Bases bases, Budget budget) {
    this.home = home.toString();
    this.realPaths = realPaths;
    this.bases = bases;
    this.budget = budget;
  }

  /// What was found, if anything.
  Optional<Guarded> finding() {
    return finding;
  }

  /// Whether there is no finding yet.
  boolean isClear() {
    return finding.isEmpty();
  }

  void deny(Guarded guarded) {
    if (finding.isEmpty()) {
      finding = Optional.of(guarded);
    }
  }

  String home() {
    return home;
  }

  /// A path or a glob; `file:` addresses are paths too.
  void path(String spelled, Access access) {
    if (spelled.isEmpty() || finding.isPresent()) {
      return;
    }
    budget.spend(spelled.length());
    if (FileAddress.isOne(spelled)) {
      located(FileAddress.path(spelled), access);
    }
    located(spelled, access);
  }

  /// A path that may be joined from a folder and a name: what `cp a/hooks.json .cursor` writes.
  void joined(String folder, String name, Access access) {
    path(folder + "/" + name.substring(name.lastIndexOf('/') + 1), access);
  }

  private void located(String text, Access access) {
    String expanded = homeExpanded(text);
    String key = access + "\0" + bases.folders().size() + "\0" + bases.isOpen() + expanded;
    if (expanded.isEmpty() || expanded.indexOf('\0') >= 0 || !seen.add(key)) {
      return;
    }
    budget.spendPath();
    if (expanded.startsWith("/")) {
      spelled("", expanded, false, access);
      return;
    }
    for (String base : bases.folders()) {
      spelled(base + "/", expanded, false, access);
    }
    if (bases.isOpen()) {
      spelled("", expanded, true, access);
    }
  }

  private void spelled(String base, String path, boolean open, Access access) {
    if (finding.isPresent()) {
      return;
    }
    String whole = base + path;
    budget.spend(whole.length());
    List<String> parts = normalised(Folding.fold(whole));
    if (!parts.isEmpty() && !open && isOtherWholeType(parts.getLast(), whole, access)) {
      return;
    }
    ProtectedNames.of(parts, open, access).ifPresent(this::deny);
    if (finding.isEmpty() && !open) {
      real(whole, access);
    }
  }

  /// `*.json` and its like name a type of files, not a file. A program that gets such a glob
  /// searches
  /// with it, which is like a recursive search; a shell puts names in its place, which are those
  /// that
  /// are there.
  private boolean isOtherWholeType(String last, String whole, Access access) {
    if (last.isEmpty() || Marks.plain(last.charAt(0)) != '*') {
      return false;
    }
    String extension = last.substring(1);
    if (!WHOLE_TYPES.contains(extension)) {
      return false;
    }
    String folder = whole.substring(0, whole.lastIndexOf('/') + 1);
    boolean known = folder.chars().noneMatch(c -> isWild((char) c));
    if (known && isClientFolder(normalised(Folding.fold(folder)), access)) {
      return false;
    }
    if (!Marks.is(last.charAt(0))) {
      return true;
    }
    return known && ProtectedNames.ofType(extension).stream().noneMatch(n -> exists(folder + n));
  }

  private static boolean isClientFolder(List<String> folder, Access access) {
    for (String name : CLIENT_FILES) {
      List<String> file = new ArrayList<>(folder);
      file.add(name);
      if (ProtectedNames.of(file, false, access).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean exists(String path) {
    budget.spendPath();
    return toPath(path).filter(realPaths::exists).isPresent();
  }

  /// Follows the links of the components before the first that is not known, and appends the rest.
  private void real(String whole, Access access) {
    if (whole.length() > LONGEST_PATH) {
      return;
    }
    int known = 0;
    while (known < whole.length() && !isWild(whole.charAt(known))) {
      known++;
    }
    int end = known == whole.length() ? known : whole.lastIndexOf('/', known);
    Optional<Path> path = toPath(whole.substring(0, Math.max(end, 0)));
    if (path.isEmpty()) {
      return;
    }
    budget.spendPath();
    String real = realPaths.real(path.get()) + whole.substring(Math.max(end, 0));
    if (!real.equals(whole)) {
      ProtectedNames.of(normalised(Folding.fold(real)), false, access).ifPresent(this::deny);
    }
  }

  private static boolean isWild(char c) {
    return c == Marks.UNKNOWN
        || Marks.plain(c) == '*'
        || Marks.plain(c) == '?'
        || Marks.plain(c) == '[';
  }

  /// The kernel takes no path that the runtime cannot make of it, but for one case: a name that is
  /// no
  /// ASCII where the process has no UTF-8 locale. Only its spelling is looked at then.
  private static Optional<Path> toPath(String text) {
    try {
      return text.startsWith("/") ? Optional.of(Path.of(text)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  String homeExpanded(String text) {
    if (!text.startsWith("~")) {
      return text;
    }
    int slash = text.indexOf('/');
    String user = text.substring(1, slash < 0 ? text.length() : slash);
    String rest = slash < 0 ? "" : text.substring(slash);
    if (user.isEmpty()) {
      return home + rest;
    }
    if (user.equals("+")) {
      return bases.newest() + rest;
    }
    int parent = home.lastIndexOf('/');
    return home.substring(0, Math.max(parent, 0)) + "/" + user.toLowerCase(Locale.ROOT) + rest;
  }

  private static List<String> normalised(String path) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at <= path.length()) {
      int slash = path.indexOf('/', at);
      int end = slash < 0 ? path.length() : slash;
      String part = path.substring(at, end);
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.removeLast();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
      at = end + 1;
    }
    return parts;
  }
}
