// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.TenantHost;
import java.nio.file.Path;

/// Where others see that a user has a key for a tenant, without the keychain.
public final class EnrolledMark {
  private EnrolledMark() {}

  /// The empty file in a user's state folder.
  public static Path of(Layout layout, TenantHost host) {
    return layout.stateDirectory().resolve(EnrollMarks.ENROLLED + name(host));
  }

  /// The tenant as part of a file's name.
  public static String name(TenantHost host) {
    return HostFileName.of(host.hostKey());
  }
}
