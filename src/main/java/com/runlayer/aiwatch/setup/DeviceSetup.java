// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.config.Flags;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.SettingsReader;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.AsUser;
import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.platform.RootOwned;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixAsUser;
import com.runlayer.aiwatch.platform.posix.PosixConfigFiles;
import com.runlayer.aiwatch.platform.posix.PosixRootOwned;
import com.runlayer.aiwatch.setup.file.EnrolledMarks;
import com.runlayer.aiwatch.setup.file.InstallRecords;
import com.runlayer.aiwatch.setup.file.InstallTime;
import com.runlayer.aiwatch.setup.file.RecordFile;
import com.runlayer.aiwatch.setup.file.SetupLock;
import com.runlayer.aiwatch.wiring.Parts;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The device that runs, for the installation of hooks.
public final class DeviceSetup implements SetupWorld {
  private final Parts parts;
  private final boolean trial;
  private final Clock clock;
  private final Pause pause;
  private final ConfigFiles machine;
  private final People people;

  /// @param parts of the program
  /// @param trial whether system paths lie below a folder of a trial
  /// @param pause waits for other processes
  public DeviceSetup(Parts parts, boolean trial, Clock clock, Pause pause) {
    this.parts = parts;
    this.trial = trial;
    this.clock = clock;
    this.pause = pause;
    this.machine = PosixConfigFiles.machine(parts.layout().root(), pause::pass);
    this.people =
        new DevicePeople(parts.layout(), parts.files(), parts.files().effectiveUser(), trial);
  }

  @Override
  public Layout layout() {
    return parts.layout();
  }

  @Override
  public boolean isAdministrator() {
    return trial || isRoot();
  }

  @Override
  public boolean isRoot() {
    return parts.actsAsRoot();
  }

  @Override
  public People people() {
    return people;
  }

  @Override
  public AsUser asUser() {
    return new PosixAsUser();
  }

  @Override
  public long effectiveUser() {
    return parts.files().effectiveUser();
  }

  @Override
  public ConfigFiles machineFiles() {
    return machine;
  }

  @Override
  public ConfigFiles files(ConsoleUser user) {
    return PosixConfigFiles.user(user.home(), user.uid(), pause::pass);
  }

  @Override
  public InstallRecords machineRecords() {
    return new RecordFile(machine, layout().machineState());
  }

  @Override
  public InstallRecords records(ConsoleUser user) {
    return new RecordFile(files(user), layout(user).stateDirectory());
  }

  @Override
  public Marks marks() {
    EnrolledMarks marks = new EnrolledMarks(machine, layout().machineState());
    InstallTime time = new InstallTime(machine, layout().machineState(), clock);
    return new Marks() {
      @Override
      public boolean isKnown(long uid, TenantHost host) {
        return marks.isMarked(uid, host.hostKey());
      }

      @Override
      public Optional<String> remember(long uid, TenantHost host) {
        return marks.mark(uid, host.hostKey());
      }

      @Override
      public Optional<String> forget(long uid, TenantHost host) {
        return marks.unmark(uid, host.hostKey());
      }

      @Override
      public boolean isJustInstalled() {
        return time.isRecent();
      }
    };
  }

  @Override
  public FileLockResult lock(boolean ofMachine) {
    return ofMachine
        ? new SetupLock(machine, layout().machineState()).take()
        : new SetupLock(files(people.self()), layout().stateDirectory()).take();
  }

  @Override
  public ManagedPreferences managed(Layout layout) {
    return parts.preferences().read(layout);
  }

  @Override
  public Settings settings(ManagedPreferences managed) {
    return SettingsReader.merge(Flags.none(), managed, Map.of());
  }

  @Override
  public SafeFiles safeFiles() {
    return parts.files();
  }

  @Override
  public RootOwned rootOwned() {
    return new PosixRootOwned(layout().root());
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public LongSupplier ticker() {
    return System::nanoTime;
  }
}
