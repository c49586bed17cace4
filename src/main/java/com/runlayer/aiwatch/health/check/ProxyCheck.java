// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Layout.Os;
import com.runlayer.aiwatch.config.ProxyAddress;
import com.runlayer.aiwatch.config.Source;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.ProgramRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which proxy leads to the tenant, and whether the system names one by a script, which aiwatch
/// does
/// not run.
final class ProxyCheck implements Check {
  private static final Path SCUTIL = Path.of("/usr/sbin/scutil");

  private final Subject subject;

  ProxyCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "proxy";
  }

  @Override
  public Finding run() {
    Optional<ProxyAddress> proxy = subject.settings().proxy();
    if (proxy.isPresent()) {
      Source source = subject.settings().get(Key.PROXY).source();
      return Finding.ok(
          "the way leads over "
              + proxy.get()
              + (source instanceof Source.Default ? "" : ", from " + source.describe()));
    }
    return hasScript()
        ? Finding.warning(
            "the system names its proxy by a script (PAC), which aiwatch does not run: it connects"
                + " directly",
            "where there is no direct way, set Proxy")
        : Finding.ok("no proxy: the way leads directly to the tenant");
  }

  /// `scutil --proxy` prints a dictionary with `ProxyAutoConfigEnable : 1`, and
  /// `ProxyAutoDiscoveryEnable : 1` where the script is looked for in the network.
  private boolean hasScript() {
    return subject.layout().os() == Os.MACOS
        && subject.programs().run(SCUTIL, List.of("--proxy")) instanceof ProgramRun.Ended ended
        && ended
            .output()
            .lines()
            .map(line -> line.replace(" ", ""))
            .anyMatch(
                line ->
                    line.equals("ProxyAutoConfigEnable:1")
                        || line.equals("ProxyAutoDiscoveryEnable:1"));
  }
}
