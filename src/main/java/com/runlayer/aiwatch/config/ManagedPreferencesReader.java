// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import com.runlayer.aiwatch.config.ManagedFile.State;
import com.runlayer.aiwatch.config.Source.Channel;
import com.runlayer.aiwatch.config.Source.Managed;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.OwnedFiles;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.SafeFiles.Links;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the managed files.
///
/// An MDM replaces a file in steps: for a moment it is missing, empty or half written. What was
/// read in that moment would hand the device to the environment, so a doubtful reading is repeated
/// three times over 300 ms. Doubtful is a file that is there and does not parse, and, while no
/// other managed file supplies a `Host`, a missing one whose folder exists. Where a managed `Host`
/// is known, a missing file is the normal case (one channel is used, not both) and costs no time;
/// neither does a device without the folders, or a missing `/Library/Preferences` file, which macOS
/// itself replaces by renaming.
public final class ManagedPreferencesReader {
  private static final int MAX_BYTES = 1024 * 1024;
  private static final int REPETITIONS = 3;
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final SafeFiles files;
  private final OwnedFiles owned;
  private final Pause pause;

  /// @param files opens the managed files
  /// @param owned judges the files that they name
  /// @param pause between two readings
  public ManagedPreferencesReader(SafeFiles files, OwnedFiles owned, Pause pause) {
    this.files = files;
    this.owned = owned;
    this.pause = pause;
  }

  /// All managed files of a layout, read now.
  public ManagedPreferences read(Layout layout) {
    List<Managed> sources = new ArrayList<>();
    sources.add(new Managed(Channel.USER, layout.userPreferences()));
    sources.add(new Managed(Channel.DEVICE, layout.devicePreferences()));
    layout.localPreferences().ifPresent(path -> sources.add(new Managed(Channel.LOCAL, path)));
    ManagedPreferences preferences = readAll(sources, layout.root());
    for (int i = 0; i < REPETITIONS && doubtful(preferences); i++) {
      pause.pass(BETWEEN);
      preferences = readAll(sources, layout.root());
    }
    return preferences;
  }

  private ManagedPreferences readAll(List<Managed> sources, Path root) {
    return new ManagedPreferences(sources.stream().map(source -> readOne(source, root)).toList());
  }

  private static boolean doubtful(ManagedPreferences preferences) {
    boolean hostKnown = preferences.supplying(Key.HOST).isPresent();
    return preferences.files().stream()
        .anyMatch(
            file ->
                switch (file.state()) {
                  case UNREADABLE -> true;
                  case READ -> false;
                  case ABSENT -> !hostKnown && replaceable(file.source());
                });
  }

  private static boolean replaceable(Managed source) {
    return source.channel() != Channel.LOCAL
        && Optional.ofNullable(source.path().getParent()).filter(Files::isDirectory).isPresent();
  }

  private ManagedFile readOne(Managed source, Path root) {
    return switch (files.read(source.path(), Links.FOLLOW, MAX_BYTES)) {
      case FileContent.Absent _ -> new ManagedFile(source, State.ABSENT, Map.of(), List.of());
      case FileContent.Refused refused -> unreadable(source, refused.explanation());
      case FileContent.Read read -> {
        try {
          yield values(source, Plist.read(read.bytes()), root);
        } catch (PlistException e) {
          yield unreadable(source, String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private static ManagedFile unreadable(Managed source, String clause) {
    return new ManagedFile(
        source, State.UNREADABLE, Map.of(), List.of(ConfigProblem.file(source, clause)));
  }

  private ManagedFile values(Managed source, Map<String, PlistValue> entries, Path root) {
    Map<Key, Value> values = new EnumMap<>(Key.class);
    List<ConfigProblem> problems = new ArrayList<>();
    entries.forEach(
        (title, value) ->
            // Unknown names are a newer version's, or the MDM's own.
            Key.named(title)
                .ifPresent(
                    key -> {
                      try {
                        values.put(
                            key, ValueChecks.managed(source, key, value, problems, owned, root));
                      } catch (InvalidValueException e) {
                        problems.add(
                            ConfigProblem.value(source, key, String.valueOf(e.getMessage())));
                      }
                    }));
    return new ManagedFile(source, State.READ, Map.copyOf(values), List.copyOf(problems));
  }
}
