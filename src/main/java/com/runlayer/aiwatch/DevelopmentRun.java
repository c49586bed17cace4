// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import com.runlayer.aiwatch.cli.Cli;
import com.runlayer.aiwatch.cli.Invocation;
import com.runlayer.aiwatch.tenant.TenantConnector;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;

/// The program in `quarkus:dev`, where the container is there first and the organisation is a mock,
/// so that a first run needs nothing else.
public final class DevelopmentRun implements QuarkusApplication {
  private final TenantConnector connector;

  DevelopmentRun(TenantConnector connector) {
    this.connector = connector;
  }

  @Override
  public int run(String... arguments) throws IOException {
    Properties properties = new Properties();
    properties.putAll(System.getProperties());
    Optional<Development.Trial> trial = trial(List.of(arguments));
    trial.ifPresent(t -> properties.setProperty("aiwatch.root", t.root().toString()));
    Invocation invocation = Main.invocation(properties, Path.of("").toAbsolutePath());
    int code =
        Cli.run(
            invocation,
            connector,
            trial.map(t -> t.arguments().toArray(String[]::new)).orElse(arguments));
    trial.ifPresent(t -> invocation.err().println(t.note()));
    return code;
  }

  private static Optional<Development.Trial> trial(List<String> arguments) throws IOException {
    Optional<Development> development = ServiceLoader.load(Development.class).findFirst();
    return LaunchMode.current() == LaunchMode.DEVELOPMENT && development.isPresent()
        ? Optional.of(development.get().prepare(arguments))
        : Optional.empty();
  }
}
