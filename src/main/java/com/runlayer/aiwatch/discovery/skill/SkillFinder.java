// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.discovery.walk.Subfolders;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the skills below the folders that are known for them. A folder that several clients read,
/// or that several links lead to, is one skill with all of them. Used for one scan.
public final class SkillFinder {
  /// `root/group/skill`, and one more.
  private static final int MAX_DEPTH = 3;

  private static final int MAX_SKILLS = 2_000;

  /// Of all skills together: a repository could hold a thousand large ones.
  private static final long MAX_BYTES = 256L << 20;

  private static final Set<String> SKIPPED = Set.of(".git", "node_modules", "__pycache__");
  private static final Set<String> DEPENDENCIES =
      Set.of("node_modules", "vendor", "site-packages", ".venv", "venv", "bower_components");

  /// A skill while it is collected: whose it is grows with every root that leads to it.
  private static final class Found {
    private final SkillRoot root;
    private final SkillReader.Content content;
    private final Set<String> clients = new TreeSet<>();

    Found(SkillRoot root, SkillReader.Content content) {
      this.root = root;
      this.content = content;
    }
  }

  private final FolderReader folders;
  private final OwnText texts;
  private final Redactor redactor;
  private final Path realHome;
  private final Set<Path> excluded;
  private final GapList gaps;
  private final SkillReader reader;
  private final GitRemotes remotes;
  private final Map<Path, Found> found = new LinkedHashMap<>();
  private final Map<Path, Path> shown = new LinkedHashMap<>();
  private boolean overfull;

  /// @param realHome the home folder without links
  /// @param excluded absolute and normalised
  public SkillFinder(
      FolderReader folders,
      SafeFiles files,
      OwnText texts,
      Redactor redactor,
      Layout.Os os,
      Path realHome,
      Set<Path> excluded,
      GapList gaps) {
    this.folders = folders;
    this.texts = texts;
    this.redactor = redactor;
    this.realHome = realHome;
    this.excluded = Set.copyOf(excluded);
    this.gaps = gaps;
    this.reader = new SkillReader(folders, texts, os, gaps);
    this.remotes = new GitRemotes(files, redactor, realHome);
  }

  /// Adds the skills below a root; one that is not there adds nothing.
  public void add(SkillRoot root) {
    search(root, root.folder(), 1);
  }

  private void search(SkillRoot root, Path folder, int depth) {
    for (Path child : Subfolders.of(folders, folder, gaps)) {
      if (!SKIPPED.contains(String.valueOf(child.getFileName()))) {
        child(root, child, depth);
      }
    }
  }

  private void child(SkillRoot root, Path child, int depth) {
    Path real;
    try {
      real = child.toRealPath();
    } catch (IOException e) {
      return; // a link to nothing, or gone
    }
    if (excluded.stream().anyMatch(path -> child.startsWith(path) || real.startsWith(path))) {
      return;
    }
    if (root.project().isPresent() && !real.startsWith(realHome)) {
      gaps.add(
          Gap.Kind.OUTSIDE_HOME,
          child,
          child + " leads out of the home folder through a link and was not read");
      return;
    }
    if (Files.exists(real.resolve(SkillReader.MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
      skill(root, child, real);
    } else if (depth < MAX_DEPTH && !Files.isSymbolicLink(child)) {
      search(root, child, depth + 1);
    }
  }

  private void skill(SkillRoot root, Path folder, Path real) {
    Found known = found.get(real);
    if (known == null) {
      if (found.size() == MAX_SKILLS || texts.bytesRead() > MAX_BYTES) {
        if (!overfull) {
          overfull = true;
          gaps.add(
              Gap.Kind.TOO_LARGE,
              folder,
              folder + " and further skills were left out: there is too much to read");
        }
        return;
      }
      Optional<SkillReader.Content> content = read(folder, real);
      if (content.isEmpty()) {
        return;
      }
      known = new Found(root, content.get());
      found.put(real, known);
      shown.put(real, folder);
    }
    known.clients.addAll(root.clients());
  }

  private Optional<SkillReader.Content> read(Path folder, Path real) {
    try {
      return reader.read(real);
    } catch (OutOfMemoryError e) {
      gaps.add(
          Gap.Kind.TOO_LARGE,
          folder,
          folder + " was not read: it needs more memory than a scan may take");
      return Optional.empty();
    }
  }

  /// Everything that was found, sorted by path.
  public List<Skill> skills() {
    List<Skill> skills = new ArrayList<>();
    found.forEach((real, each) -> skills.add(skill(real, each)));
    skills.sort(Comparator.comparing(Skill::path));
    return skills;
  }

  private Skill skill(Path real, Found each) {
    SkillReader.Content content = each.content;
    Path path = shown.getOrDefault(real, real);
    String folder = String.valueOf(path.getFileName());
    return new Skill(
        content.identifier(),
        redactor.text(
            content
                .head()
                .name()
                .or(() -> FrontMatter.cut(folder, FrontMatter.MAX_NAME))
                .orElse(folder)),
        path,
        List.copyOf(each.clients),
        each.root.project(),
        content.head().description().map(redactor::text),
        content.hasScripts(),
        content.fileCount(),
        content.oversized(),
        content.links(),
        remotes.of(real),
        each.root.fromPlugin() || isDependency(real),
        each.root.plugin(),
        content.files());
  }

  private static boolean isDependency(Path path) {
    for (Path part : path) {
      if (DEPENDENCIES.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
