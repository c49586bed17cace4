// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.identity;

import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import java.util.Optional;
import java.util.Set;

/// Finds the image of `docker run` and its kin among their many options.
///
/// Source: the command-line references of Docker 28 and Podman 5. Options that take no value are
/// listed, because they are fewer and change less.
final class ContainerRun {
  private static final Set<String> GLOBAL_WITH_VALUE =
      Set.of(
          "-H",
          "--host",
          "-c",
          "--context",
          "-l",
          "--log-level",
          "--config",
          "--tlscacert",
          "--tlscert",
          "--tlskey",
          "--connection",
          "--url",
          "--identity",
          "--root",
          "--runroot",
          "--namespace",
          "-n");

  private static final Set<String> WITHOUT_VALUE =
      Set.of(
          ("--detach --interactive --tty --rm --init --privileged --read-only --publish-all"
                  + " --no-healthcheck --oom-kill-disable --disable-content-trust --quiet --help"
                  + " --sig-proxy --use-api-socket --replace --rmi --no-hosts --no-hostname"
                  + " --passwd --read-only-tmpfs --tls-verify --env-host --http-proxy --all-devices")
              .split(" "));

  /// Letters that may stand together: `-it`.
  private static final String SHORT_WITHOUT_VALUE = "ditqP";

  private ContainerRun() {}

  /// @param words behind `docker`, `podman` or `nerdctl`
  static Optional<PackageIdentity> image(CommandWords words) {
    words.options(GLOBAL_WITH_VALUE, Set.of());
    if (words.peek().equals("container")) {
      words.next();
    }
    if (!words.next().equals("run")) {
      return Optional.empty();
    }
    while (words.peek().startsWith("-")) {
      String option = words.next();
      if (option.equals("--")) {
        break;
      }
      if (takesNextWord(option)) {
        words.next();
      }
    }
    return Specifiers.image(words.peek());
  }

  private static boolean takesNextWord(String option) {
    if (option.startsWith("--")) {
      return option.indexOf('=') < 0 && !WITHOUT_VALUE.contains(option);
    }
    for (int i = 1; i < option.length(); i++) {
      if (SHORT_WITHOUT_VALUE.indexOf(option.charAt(i)) < 0) {
        // The first letter with a value has it attached, `-p8080:80`, or in the next word.
        return i == option.length() - 1;
      }
    }
    return false;
  }
}
