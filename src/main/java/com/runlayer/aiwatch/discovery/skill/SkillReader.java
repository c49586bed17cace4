// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.inventory.TextFile;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.FolderReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one folder of text: names, hashes, and the head of its `SKILL.md`.
final class SkillReader {
  static final String MANIFEST = "SKILL.md";

  /// What a folder holds.
  ///
  /// @param identifier over the original text
  /// @param files empty when oversized
  record Content(
      String identifier,
      FrontMatter head,
      boolean hasScripts,
      int fileCount,
      boolean oversized,
      List<String> links,
      List<TextFile> files) {}

  private final FolderReader folders;
  private final OwnText texts;
  private final Layout.Os os;
  private final GapList gaps;
  private final TitleAllowance titles = new TitleAllowance();

  SkillReader(FolderReader folders, OwnText texts, Layout.Os os, GapList gaps) {
    this.folders = folders;
    this.texts = texts;
    this.os = os;
    this.gaps = gaps;
  }

  /// Reads a skill; nothing where its `SKILL.md` cannot be read, which is a gap then.
  ///
  /// The identifier of a skill that is too large is one over the files up to the limit, in the
  /// order of their names, without the content of a file that is too large itself: it is the same
  /// for the same skill, and no content is ever sent under it.
  Optional<Content> read(Path folder) {
    TextFolder found = TextFolder.of(folders, folder);
    ContentIdentifier identifier = new ContentIdentifier();
    List<TextFile> files = new ArrayList<>();
    Optional<FrontMatter> head = Optional.empty();
    boolean oversized = found.overfull();
    long total = 0;
    int count = 0;
    for (Path file : found.files()) {
      if (total > OwnText.MAX_TOTAL) {
        // nobody sends it, so nobody has to read on; the files that are left count all the same
        oversized = true;
        count++;
        continue;
      }
      String title = TextFolder.title(folder, file);
      switch (texts.read(file)) {
        case FileContent.Absent _ -> {}
        case FileContent.Refused refused -> {
          if (refused.reason() == FileContent.Reason.TOO_LARGE) {
            oversized = true;
            count++;
            identifier.add(title, "");
          }
          gaps.add(file, refused, os);
        }
        case FileContent.Read read -> {
          String text = new String(read.bytes(), StandardCharsets.UTF_8);
          identifier.add(title, text);
          files.add(new TextFile(title, read.bytes().length));
          total += read.bytes().length;
          count++;
          if (title.equals(MANIFEST)) {
            head = Optional.of(FrontMatter.of(text));
          }
        }
      }
    }
    if (count == 0 || (head.isEmpty() && !oversized)) {
      return Optional.empty();
    }
    oversized |= total > OwnText.MAX_TOTAL;
    List<TextFile> held = oversized ? List.of() : files;
    List<String> links = found.links();
    if (!titles.take(held, links)) {
      gaps.add(
          Gap.Kind.TOO_LARGE,
          folder,
          folder + " is reported without its files: a scan holds no more of them");
      oversized = true;
      held = List.of();
      links = List.of();
    }
    return Optional.of(
        new Content(
            identifier.root(),
            head.orElse(new FrontMatter(Optional.empty(), Optional.empty())),
            found.hasScripts(),
            count,
            oversized,
            links,
            held));
  }
}
