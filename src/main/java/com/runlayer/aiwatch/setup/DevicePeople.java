// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.platform.ConsoleUsers;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.SeatUsers;
import com.runlayer.aiwatch.platform.macos.MacConsoleUsers;
import com.runlayer.aiwatch.platform.posix.LocalAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The people of this device. In a trial there is one: whose home it is.
final class DevicePeople implements People {
  private final Layout layout;
  private final SafeFiles files;
  private final long effectiveUser;
  private final boolean trial;
  private final LocalAccounts accounts = new LocalAccounts();

  /// @param trial whether system paths lie below a folder of a trial
  DevicePeople(Layout layout, SafeFiles files, long effectiveUser, boolean trial) {
    this.layout = layout;
    this.files = files;
    this.effectiveUser = effectiveUser;
    this.trial = trial;
  }

  @Override
  public ConsoleUser self() {
    return new ConsoleUser(effectiveUser, 0, layout.user(), layout.home());
  }

  @Override
  public Optional<ConsoleUser> atScreen() {
    if (trial) {
      return Optional.of(ofTrial());
    }
    ConsoleUsers screen =
        switch (Layout.Os.current()) {
          case MACOS -> new MacConsoleUsers();
          case LINUX -> new SeatUsers(files, accounts::all);
        };
    return screen.current();
  }

  @Override
  public List<ConsoleUser> all() {
    return trial ? List.of(ofTrial()) : accounts.all();
  }

  private ConsoleUser ofTrial() {
    try {
      Map<String, Object> owner =
          Files.readAttributes(layout.home(), "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
      if (owner.get("uid") instanceof Integer uid && owner.get("gid") instanceof Integer gid) {
        return new ConsoleUser(
            Integer.toUnsignedLong(uid), Integer.toUnsignedLong(gid), layout.user(), layout.home());
      }
    } catch (IOException e) {
      // there is no home yet
    }
    return self();
  }
}
