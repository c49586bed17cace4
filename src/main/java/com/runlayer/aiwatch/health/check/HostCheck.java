// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;

/// Whether it is known which tenant this device belongs to.
final class HostCheck implements Check {
  static final String NAME = "host";

  private final Settings settings;

  HostCheck(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding run() {
    return settings
        .host()
        .map(
            host ->
                Finding.ok(
                    "the tenant is "
                        + host
                        + ", from "
                        + settings.get(Key.HOST).source().describe()))
        .orElseGet(
            () ->
                Finding.problem(
                    "no tenant is configured",
                    "set Host to the tenant's address, like https://acme.runlayer.com"));
  }
}
