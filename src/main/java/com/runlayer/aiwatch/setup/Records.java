// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.setup.file.InstallRecord;
import com.runlayer.aiwatch.setup.file.InstallRecords;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The record of what was made, while a run works with it.
final class Records {
  private final InstallRecords kept;
  private final Map<Path, InstallRecord.Entry> files;
  private final Set<Path> folders = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<Instant> absentSince;
  private InstallRecord saved;

  private Records(InstallRecords kept, InstallRecords.Loaded loaded) {
    this.kept = kept;
    this.saved = loaded.record();
    this.files = new HashMap<>(saved.files());
    this.absentSince = saved.absentSince();
    this.files.values().forEach(entry -> folders.addAll(entry.folders()));
    loaded.problem().ifPresent(problems::add);
  }

  static Records load(InstallRecords kept) {
    return new Records(kept, kept.load());
  }

  Optional<InstallRecord.Entry> of(Path file) {
    return Optional.ofNullable(files.get(file));
  }

  void put(Path file, InstallRecord.Entry entry) {
    files.put(file, entry);
  }

  void put(Path file, Optional<InstallRecord.Entry> entry) {
    entry.ifPresentOrElse(each -> files.put(file, each), () -> files.remove(file));
  }

  /// The folders on the way to a file that were made, for this file or for another one.
  List<Path> folders(Path file) {
    return folders.stream().filter(file::startsWith).toList();
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  Optional<Instant> absentSince() {
    return absentSince;
  }

  void absentSince(Optional<Instant> since) {
    absentSince = since;
  }

  /// Writes what changed; nothing where nothing did.
  void save() {
    InstallRecord now = new InstallRecord(files, absentSince);
    if (now.equals(saved)) {
      return;
    }
    saved = now;
    kept.save(now).ifPresent(problems::add);
  }

  /// What went wrong with the record, as sentences.
  List<String> problems() {
    return List.copyOf(problems);
  }
}
