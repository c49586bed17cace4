// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The names that are guarded. Reading and writing: files of secrets and of servers, wherever they
/// lie. Writing only: what keeps the hooks of the clients alive, wherever such a folder lies, as
/// clients read it from projects and from the home.
final class ProtectedNames {
  private static final Set<String> SERVER_LISTS =
      Set.of("mcp.json", ".mcp.json", "mcp_config.json", "mcp-config.json", "mcp.yaml", "mcp.yml");

  private static final Set<String> CLIENT_CONFIGURATIONS =
      Set.of(".claude.json", "claude_desktop_config.json");

  private static final Set<String> PUBLIC_ENVIRONMENTS =
      Set.of(".env.example", ".env.sample", ".env.template", ".env.dist");

  private static final String APPROVALS = "shell-hooks-allowlist.json";

  private static final List<String> CLIENT_FOLDERS =
      List.of(".claude", ".codex", ".cursor", ".hermes");

  private ProtectedNames() {}

  /// @param path folded components without empty ones, `.` and `..`; globs and unknown parts
  ///     included
  /// @param open whether unknown folders come before the first component
  static Optional<Guarded> of(List<String> path, boolean open, Access access) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String last = path.getLast();
    Glob name = Glob.of(last);
    if (name.isTelling()) {
      Optional<Guarded> byName = byName(name, Marks.plain(last));
      if (byName.isPresent()) {
        return byName;
      }
      if (matches(name, last, "settings.json") && isFolder(path, open, ".claude")) {
        return Optional.of(Guarded.CLIENT_CONFIGURATION);
      }
    }
    return access.writes() ? written(path, open, name, access) : Optional.empty();
  }

  /// The fixed names that end so; what a glob for a whole type of files can stand for.
  static List<String> ofType(String extension) {
    return SERVER_LISTS.stream().filter(n -> n.endsWith(extension) && !n.startsWith(".")).toList();
  }

  private static Optional<Guarded> byName(Glob glob, String plain) {
    if (isEnvironment(glob, plain)) {
      return Optional.of(Guarded.ENVIRONMENT_FILE);
    }
    if (in(SERVER_LISTS, glob, plain)) {
      return Optional.of(Guarded.SERVER_LIST);
    }
    return in(CLIENT_CONFIGURATIONS, glob, plain)
        ? Optional.of(Guarded.CLIENT_CONFIGURATION)
        : Optional.empty();
  }

  private static boolean isEnvironment(Glob glob, String plain) {
    if (glob.isWild()) {
      return glob.matches(".envrc") || glob.canEndIn(".env") || glob.canBeginWith(".env.");
    }
    return plain.equals(".envrc")
        || plain.endsWith(".env")
        || (plain.startsWith(".env.") && !PUBLIC_ENVIRONMENTS.contains(plain));
  }

  private static boolean in(Set<String> names, Glob glob, String plain) {
    return glob.isWild() ? names.stream().anyMatch(glob::matches) : names.contains(plain);
  }

  private static Optional<Guarded> written(
      List<String> path, boolean open, Glob last, Access access) {
    String spelled = path.getLast();
    for (int i = 0; i < path.size(); i++) {
      String folder = path.get(i);
      boolean inside = i + 1 < path.size();
      if (isSurely(folder, ".runlayer")) {
        return Optional.of(Guarded.OWN_STATE);
      }
      if ((inside && isSurely(folder, ".claude") && isSurely(path.get(i + 1), "hooks"))
          || (inside && isSurely(folder, ".hermes") && isHermesFile(last, spelled))
          || (!inside && access == Access.REMOVE && isClientFolder(folder))) {
        return Optional.of(Guarded.HOOKS);
      }
    }
    boolean hooks =
        last.isTelling()
            && (matches(last, spelled, APPROVALS)
                || (isSettings(last, spelled) && isFolder(path, open, ".claude"))
                || (matches(last, spelled, "hooks.json") && isFolder(path, open, ".codex"))
                || (matches(last, spelled, "hooks.json") && isFolder(path, open, ".cursor"))
                || (matches(last, spelled, "config.toml") && isFolder(path, open, ".codex"))
                || (matches(last, spelled, "config.yaml") && isFolder(path, open, ".hermes")));
    return hooks ? Optional.of(Guarded.HOOKS) : Optional.empty();
  }

  private static boolean isClientFolder(String spelled) {
    return CLIENT_FOLDERS.stream().anyMatch(folder -> isSurely(spelled, folder));
  }

  private static boolean isHermesFile(Glob last, String spelled) {
    return last.isTelling()
        && (matches(last, spelled, "config.yaml") || matches(last, spelled, APPROVALS));
  }

  private static boolean isSettings(Glob last, String spelled) {
    String plain = Marks.plain(spelled);
    return last.isWild()
        ? last.matches("settings.json") || last.matches("settings.local.json")
        : plain.startsWith("settings") && plain.endsWith(".json");
  }

  /// Whether the last component lies in the folder, or may.
  private static boolean isFolder(List<String> path, boolean open, String folder) {
    if (path.size() == 1) {
      return open;
    }
    String spelled = path.get(path.size() - 2);
    return spelled.indexOf(Marks.UNKNOWN) >= 0 || matches(Glob.of(spelled), spelled, folder);
  }

  /// Whether the component says enough to mean this folder.
  private static boolean isSurely(String spelled, String name) {
    Glob glob = Glob.of(spelled);
    return glob.isTelling() && matches(glob, spelled, name);
  }

  private static boolean matches(Glob glob, String spelled, String name) {
    return glob.isWild() ? glob.matches(name) : Marks.plain(spelled).equals(name);
  }
}
