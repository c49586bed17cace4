// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// The account that the process runs as.
///
/// @param userName the login name; names a folder in the managed preferences
/// @param home the home folder, absolute
public record Account(String userName, Path home) {

  /// The account as the runtime's own properties `user.name` and `user.home` tell it. HotSpot on
  /// Linux and GraalVM native images on Linux and macOS fill them from the password database
  /// (`getpwuid(getuid())`), never from `HOME`, `USER` or `LOGNAME`, which a repository can set for
  /// a process that it lets start. `-Duser.home` replaces the home.
  ///
  /// @throws PlatformUnavailableException if either of them is unknown or unusable
  public static Account of(Properties properties) {
    String name = properties.getProperty("user.name", "");
    // HotSpot writes "?" where the password database knows nobody.
    if (name.isBlank() || name.equals("?")) {
      throw new PlatformUnavailableException(
          "The system knows no name for the account that aiwatch runs as; start it as a user who has an account.");
    }
    if (name.contains("/") || name.equals(".") || name.equals("..")) {
      throw new PlatformUnavailableException(
          "The name of the account that aiwatch runs as is no file name; start it as another user.");
    }
    String home = properties.getProperty("user.home", "");
    return new Account(
        name,
        absolute(home)
            .orElseThrow(
                () ->
                    new PlatformUnavailableException(
                        "The home folder of "
                            + name
                            + " is not known as an absolute path; set it in the account, or for a trial with"
                            + " -Duser.home=DIR.")));
  }

  private static Optional<Path> absolute(String home) {
    try {
      return Optional.of(Path.of(home)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
