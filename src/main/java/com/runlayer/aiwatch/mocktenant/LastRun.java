// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.sun.net.httpserver.HttpServer;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;

/// The server of the run before in the same JVM.
///
/// A development build starts the program again with a new class loader, so nothing that a class of
/// ours holds survives, while the server's threads do. The system's properties survive too: they
/// keep the server, as objects of the JDK's own classes only, because the classes of the run before
/// can no longer be loaded when it has to be stopped.
final class LastRun {
  /// The value is no text, so the entry is none of the properties that others list.
  private static final String KEY = "aiwatch.development.server";

  private final Properties properties;

  LastRun(Properties properties) {
    this.properties = properties;
  }

  Optional<RunningServer> server() {
    return properties.get(KEY) instanceof List<?> parts
            && parts.size() == 2
            && parts.getFirst() instanceof HttpServer server
            && parts.getLast() instanceof ExecutorService executor
        ? Optional.of(new RunningServer(server, executor))
        : Optional.empty();
  }

  void remember(RunningServer running) {
    properties.put(KEY, List.of(running.server(), running.executor()));
  }

  void forget() {
    properties.remove(KEY);
  }
}
