// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.Optional;
import org.graalvm.nativeimage.ProcessProperties;

/// What a process knows of itself. A native image asks the system directly: the JDK's
/// `ProcessHandle` reads half a dozen files first.
public final class OwnProcess {
  private OwnProcess() {}

  /// Whether this is a native image, by the property that GraalVM sets in one.
  public static boolean isImage() {
    return System.getProperty("org.graalvm.nativeimage.imagecode") != null;
  }

  /// The process id.
  public static long pid() {
    return isImage() ? ProcessProperties.getProcessID() : ProcessHandle.current().pid();
  }

  /// The file that runs: the native binary, or the Java runtime; empty where the system does not
  /// tell.
  public static Optional<Path> executable() {
    return isImage()
        ? Optional.of(Path.of(ProcessProperties.getExecutableName()))
        : ProcessHandle.current().info().command().map(Path::of);
  }
}
