// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.nio.file.Path;

/// Where a value comes from.
public sealed interface Source {
  /// As a person reads it: `RUNLAYER_HOST`, `/Library/Managed
  /// Preferences/com.runlayer.aiwatch.plist`.
  String describe();

  /// An option of the command line.
  ///
  /// @param option with its dashes
  record CommandLine(String option) implements Source {
    @Override
    public String describe() {
      return option;
    }
  }

  /// A file that only the administrator can write.
  ///
  /// @param channel who put it there
  /// @param path of the file
  record Managed(Channel channel, Path path) implements Source {
    @Override
    public String describe() {
      return path.toString();
    }
  }

  /// An environment variable.
  ///
  /// @param variable its name
  record Environment(String variable) implements Source {
    @Override
    public String describe() {
      return variable;
    }
  }

  /// The settings of the operating system.
  record SystemSettings() implements Source {
    @Override
    public String describe() {
      return "the system's network settings";
    }
  }

  /// Nobody set it.
  record Default() implements Source {
    @Override
    public String describe() {
      return "default";
    }
  }

  /// The ways of a managed file to the device, the strongest first.
  enum Channel {
    USER,
    DEVICE,
    LOCAL
  }
}
