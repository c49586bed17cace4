// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import com.runlayer.aiwatch.config.Layout.Os;
import com.runlayer.aiwatch.platform.Account;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// Finds the layout of this process.
public final class Layouts {
  /// The system property that puts a trial's folder in front of every absolute system path.
  public static final String ROOT = "aiwatch.root";

  /// The system property that chooses the paths of one system, on any system.
  public static final String LAYOUT = "aiwatch.layout";

  /// Set by the program itself where an argument moved the root or the home: a trial, which must
  /// not touch what is the user's own.
  public static final String TRIAL = "aiwatch.trial";

  private Layouts() {}

  /// The layout that the arguments `-Daiwatch.root=DIR` and `-Daiwatch.layout=macos|linux` choose;
  /// without them `/` and the system that runs.
  ///
  /// @param properties the process' system properties
  /// @param account whose home and name
  /// @throws ConfigRefusedException if the folder is no absolute path or the layout is unknown
  public static Layout from(Properties properties, Account account) {
    return new Layout(
        os(properties.getProperty(LAYOUT, "")),
        root(properties.getProperty(ROOT, "/")),
        account.home(),
        account.userName());
  }

  /// The arguments that put another process of this program into the same world; none but in a
  /// trial.
  ///
  /// @param properties the process' system properties
  public static List<String> arguments(Properties properties) {
    List<String> arguments = new ArrayList<>();
    for (String name : List.of(ROOT, LAYOUT)) {
      if (properties.containsKey(name)) {
        arguments.add("-D" + name + "=" + properties.getProperty(name));
      }
    }
    if (properties.containsKey(TRIAL)) {
      arguments.add("-Duser.home=" + properties.getProperty("user.home"));
    }
    return arguments;
  }

  private static Os os(String layout) {
    if (layout.isEmpty()) {
      return Os.current();
    }
    return Os.named(layout)
        .orElseThrow(() -> new ConfigRefusedException("-D" + LAYOUT + " must be macos or linux."));
  }

  private static Path root(String root) {
    try {
      Path path = Path.of(root);
      if (path.isAbsolute()) {
        return path.normalize();
      }
    } catch (InvalidPathException e) {
      // The same answer as for a relative path.
    }
    throw new ConfigRefusedException("-D" + ROOT + " must be the absolute path of a folder.");
  }
}
