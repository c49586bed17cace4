// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The remote of the git repository that a folder lies in, from its configuration file: git itself
/// is never started, because a repository can make it start others.
///
/// Source: gitrepository-layout(5), git-config(1), git 2.50.
final class GitRemotes {
  private static final int MAX_CONFIG = 256 * 1024;
  private static final int MAX_POINTER = 4 * 1024;

  private final SafeFiles files;
  private final Redactor redactor;
  private final Path home;
  private final Map<Path, Optional<String>> known = new HashMap<>();

  /// @param home above which no repository is looked for
  GitRemotes(SafeFiles files, Redactor redactor, Path home) {
    this.files = files;
    this.redactor = redactor;
    this.home = home;
  }

  /// The address of `origin`, else of the first remote; without user name and password.
  Optional<String> of(Path folder) {
    Optional<String> cached = known.get(folder);
    if (cached != null) {
      return cached;
    }
    Optional<String> remote =
        configuration(folder)
            .flatMap(GitRemotes::remote)
            .map(this::withoutUser)
            .or(() -> above(folder));
    known.put(folder, remote);
    return remote;
  }

  private Optional<String> above(Path folder) {
    Path parent = folder.getParent();
    return parent == null || !folder.startsWith(home) || folder.equals(home)
        ? Optional.empty()
        : of(parent);
  }

  /// `.git` is a folder, or in a worktree a file that names one, which names the repository's.
  private Optional<String> configuration(Path folder) {
    Path git = folder.resolve(".git");
    Optional<String> direct = text(git.resolve("config"), MAX_CONFIG);
    if (direct.isPresent()) {
      return direct;
    }
    return text(git, MAX_POINTER)
        .filter(pointer -> pointer.startsWith("gitdir:"))
        .flatMap(pointer -> resolve(folder, pointer.substring("gitdir:".length()).strip()))
        .flatMap(
            worktree ->
                text(worktree.resolve("commondir"), MAX_POINTER)
                    .flatMap(common -> resolve(worktree, common.strip()))
                    .or(() -> Optional.of(worktree)))
        .flatMap(repository -> text(repository.resolve("config"), MAX_CONFIG));
  }

  private static Optional<Path> resolve(Path folder, String path) {
    try {
      return Optional.of(folder.resolve(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<String> text(Path file, int maxBytes) {
    return files.read(file, SafeFiles.Links.REFUSE, maxBytes) instanceof FileContent.Read read
        ? Optional.of(new String(read.bytes(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static Optional<String> remote(String configuration) {
    @Nullable String first = null;
    @Nullable String origin = null;
    String section = "";
    for (String line : configuration.lines().toList()) {
      String bare = line.strip();
      if (bare.startsWith("[")) {
        section = bare;
      } else if (section.startsWith("[remote ") && isUrl(bare)) {
        String url = bare.substring(bare.indexOf('=') + 1).strip();
        first = first == null ? url : first;
        origin = origin == null && section.equals("[remote \"origin\"]") ? url : origin;
      }
    }
    return Optional.ofNullable(origin != null ? origin : first).filter(url -> !url.isEmpty());
  }

  private static boolean isUrl(String line) {
    int equals = line.indexOf('=');
    return equals > 0 && line.substring(0, equals).strip().equals("url");
  }

  /// `https://user:password@host/path` and `git@host:path` alike.
  private String withoutUser(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int slash = url.indexOf('/', start);
    int at = url.lastIndexOf('@', slash < 0 ? url.length() : slash);
    String bare = at < start ? url : url.substring(0, start) + url.substring(at + 1);
    return scheme < 0 ? redactor.text(bare) : redactor.url(bare);
  }
}
