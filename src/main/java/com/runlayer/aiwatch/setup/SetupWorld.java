// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.platform.AsUser;
import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.platform.RootOwned;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.setup.file.InstallRecords;
import java.time.Clock;
import java.util.function.LongSupplier;

/// What an installation works with.
public interface SetupWorld {
  /// Where everything is, for the calling account.
  Layout layout();

  /// The same for a user.
  default Layout layout(ConsoleUser user) {
    return new Layout(layout().os(), layout().root(), user.home(), user.name());
  }

  /// Whether the process may write the machine's files: as root, or below a trial's root folder.
  boolean isAdministrator();

  /// Whether the process is root's, who has no clients.
  boolean isRoot();

  /// Whose homes are worked in.
  People people();

  /// Takes a user's identity.
  AsUser asUser();

  /// The user id that the process acts as.
  long effectiveUser();

  /// Files of the machine.
  ConfigFiles machineFiles();

  /// Files in a user's home.
  ConfigFiles files(ConsoleUser user);

  /// What root made.
  InstallRecords machineRecords();

  /// What a user made.
  InstallRecords records(ConsoleUser user);

  /// What root remembers of enrollments and of the package.
  Marks marks();

  /// The one lock of the machine, or of a user.
  FileLockResult lock(boolean machine);

  /// What the administrator set for a user.
  ManagedPreferences managed(Layout layout);

  /// The same as a hook of that user sees it: nothing of the environment counts.
  Settings settings(ManagedPreferences managed);

  /// Opens what is only looked at.
  SafeFiles safeFiles();

  /// Whether a path is the administrator's alone.
  RootOwned rootOwned();

  /// The time.
  Clock clock();

  /// Nanoseconds, for how long things take.
  LongSupplier ticker();
}
