// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.DeleteResult;
import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.platform.WriteResult;
import com.runlayer.aiwatch.setup.FilePlan.Standing;
import com.runlayer.aiwatch.setup.FilePlan.Step;
import com.runlayer.aiwatch.setup.FileReport.Done;
import com.runlayer.aiwatch.setup.client.HookFile;
import com.runlayer.aiwatch.setup.file.InstallRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The files of one owner, from looking to writing. A file that fails costs the others nothing.
///
/// What is about to be made is remembered before it is made: a run that is ended in between leaves
/// a
/// record of something that is not there, which fits nowhere and does no harm, and never something
/// that nobody remembers.
final class Pass {
  /// One more than a client that saves its settings in this moment needs.
  private static final int ATTEMPTS = 3;

  private static final Duration FOREIGN_LOCK = Duration.ofSeconds(2);

  /// Works out what a file needs.
  interface Planning {
    FilePlan plan(HookFile file, FileState state, Optional<InstallRecord.Entry> known);
  }

  /// Does work with the identity of the files' owner.
  interface Identity {
    /// Does it; empty, after telling why, where that identity cannot be had.
    <T> Optional<T> as(Supplier<T> work);
  }

  /// A file of a client.
  record Wish(HookClient client, HookFile file) {}

  private final ConfigFiles files;
  private final Identity identity;
  private final Records records;
  private final Planning planning;
  private final Budget budget;

  Pass(ConfigFiles files, Identity identity, Records records, Planning planning, Budget budget) {
    this.files = files;
    this.identity = identity;
    this.records = records;
    this.planning = planning;
    this.budget = budget;
  }

  /// How the files stand, without changing anything.
  ///
  /// @param wishes finds the files, with the identity of their owner
  List<FileReport> look(Supplier<List<Wish>> wishes) {
    return identity.as(() -> wishes.get().stream().map(this::looked).toList()).orElse(List.of());
  }

  /// The same, and does what is to be done.
  List<FileReport> carryOut(Supplier<List<Wish>> wishes) {
    List<FileReport> plans = look(wishes);
    Map<Path, Optional<InstallRecord.Entry>> known = new HashMap<>();
    for (FileReport report : plans) {
      known.put(path(report), records.of(path(report)));
      if (report.plan().step().orElse(null) instanceof Step.Write write) {
        write.remembered().ifPresent(entry -> records.put(path(report), entry));
      }
    }
    records.save();
    List<FileReport> reports = new ArrayList<>();
    identity.as(() -> reports.addAll(plans.stream().map(this::carryOut).toList()));
    for (FileReport report : reports) {
      if (report.done() == Done.FAILED) {
        records.put(path(report), known.getOrDefault(path(report), Optional.empty()));
      } else if (report.now() == Standing.MISSING) {
        // somebody took it out already
        records.put(path(report), Optional.empty());
      }
    }
    records.save();
    return reports;
  }

  private FileReport looked(Wish wish) {
    Optional<String> exhausted = budget.exhausted(wish.client());
    if (exhausted.isPresent()) {
      return FileReport.failed(
          wish.client(),
          FilePlan.unchanged(wish.file(), new FileState.Absent(), Standing.MISSING),
          exhausted.get());
    }
    long began = budget.now();
    FilePlan plan = plan(wish.file());
    budget.spent(wish.client(), began);
    return FileReport.looked(wish.client(), plan);
  }

  private FilePlan plan(HookFile file) {
    return planning.plan(file, files.read(file.path()), records.of(file.path()));
  }

  private FileReport carryOut(FileReport looked) {
    if (looked.plan().step().isEmpty()) {
      return looked;
    }
    Optional<String> exhausted = budget.exhausted(looked.client());
    if (exhausted.isPresent()) {
      return FileReport.failed(looked.client(), looked.plan(), exhausted.get());
    }
    long began = budget.now();
    files.tidy(path(looked));
    FileReport report = withLock(looked);
    budget.spent(looked.client(), began);
    return report;
  }

  /// A client that locks its file does so for a moment; where it has not made the lock yet, it has
  /// not changed the file either.
  private FileReport withLock(FileReport looked) {
    Optional<Path> lock = looked.plan().file().lock().filter(files::exists);
    if (lock.isEmpty()) {
      return attempts(looked);
    }
    return switch (files.lock(lock.get(), FOREIGN_LOCK)) {
      case FileLockResult.Locked locked -> {
        try (var _ = locked.lock()) {
          yield attempts(looked);
        }
      }
      case FileLockResult.Busy _ ->
          FileReport.failed(
              looked.client(),
              looked.plan(),
              path(looked) + " is locked by its client (" + lock.get() + "); run it again");
      case FileLockResult.Failed failed ->
          FileReport.failed(looked.client(), looked.plan(), failed.sentence());
    };
  }

  private FileReport attempts(FileReport looked) {
    FilePlan plan = looked.plan();
    Optional<FileReport> report = attempt(looked.client(), plan);
    for (int i = 1; report.isEmpty() && i < ATTEMPTS; i++) {
      plan = plan(plan.file());
      report = attempt(looked.client(), plan);
    }
    FilePlan last = plan;
    return report.orElseGet(
        () ->
            FileReport.failed(
                looked.client(),
                last,
                path(looked) + " is being changed by somebody else; run it again"));
  }

  /// Does the step of a plan; empty where somebody changed the file meanwhile
  private Optional<FileReport> attempt(HookClient client, FilePlan plan) {
    Path path = plan.file().path();
    return switch (plan.step().orElse(null)) {
      case null -> Optional.of(FileReport.looked(client, plan));
      case Step.Write write ->
          switch (files.write(path, write.text(), plan.before())) {
            case WriteResult.Written written -> {
              records.put(path, write.remembered().map(entry -> with(entry, written.folders())));
              yield Optional.of(new FileReport(client, plan, Done.WRITTEN, Optional.empty()));
            }
            case WriteResult.Changed _ -> Optional.empty();
            case WriteResult.Failed failed ->
                Optional.of(FileReport.failed(client, plan, failed.sentence()));
          };
      case Step.Delete delete -> delete(client, plan, delete.made());
    };
  }

  private Optional<FileReport> delete(HookClient client, FilePlan plan, InstallRecord.Entry made) {
    if (!(plan.before() instanceof FileState.Present present)) {
      return Optional.of(FileReport.looked(client, plan));
    }
    Path path = plan.file().path();
    Set<Path> folders = new LinkedHashSet<>(made.folders());
    folders.addAll(records.folders(path));
    return switch (files.delete(path, present.stamp(), folders)) {
      case DeleteResult.Deleted _ -> {
        records.put(path, Optional.empty());
        yield Optional.of(new FileReport(client, plan, Done.DELETED, Optional.empty()));
      }
      case DeleteResult.Changed _ -> Optional.empty();
      case DeleteResult.Failed failed ->
          Optional.of(FileReport.failed(client, plan, failed.sentence()));
    };
  }

  private static InstallRecord.Entry with(InstallRecord.Entry entry, List<Path> folders) {
    List<Path> all = new ArrayList<>(entry.folders());
    folders.stream().filter(folder -> !all.contains(folder)).forEach(all::add);
    return new InstallRecord.Entry(entry.made(), all, entry.edits());
  }

  private static Path path(FileReport report) {
    return report.plan().file().path();
  }
}
