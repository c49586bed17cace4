// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.file;

import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.platform.WriteResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The record as a JSON file: root's in the machine's state folder, a user's in `~/.runlayer`.
public final class RecordFile implements InstallRecords {
  /// The file's name in either folder.
  public static final String NAME = "hooks.json";

  private final ConfigFiles files;
  private final Path file;

  /// @param files of the owner of the record
  /// @param folder that the record lies in
  public RecordFile(ConfigFiles files, Path folder) {
    this.files = files;
    this.file = folder.resolve(NAME);
  }

  @Override
  public Loaded load() {
    return switch (files.read(file)) {
      case FileState.Absent _ -> new Loaded(InstallRecord.EMPTY, Optional.empty());
      case FileState.Refused refused ->
          new Loaded(InstallRecord.EMPTY, Optional.of(refused.sentence()));
      case FileState.Present present -> RecordJson.read(file, present.text());
    };
  }

  @Override
  public Optional<String> save(InstallRecord record) {
    byte[] text = RecordJson.write(record);
    FileState before = files.read(file);
    if (before instanceof FileState.Present present && Arrays.equals(present.text(), text)) {
      return Optional.empty();
    }
    return switch (files.write(file, text, before)) {
      case WriteResult.Written _ -> Optional.empty();
      case WriteResult.Changed _ ->
          Optional.of(file + " was changed by somebody else in this moment; run aiwatch again.");
      case WriteResult.Failed failed -> Optional.of(failed.sentence());
    };
  }
}
