// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.sun.net.httpserver.HttpServer;
import java.util.concurrent.ExecutorService;

/// A server that can be stopped whatever its handlers are doing.
///
/// @param executor runs the handlers
record RunningServer(HttpServer server, ExecutorService executor) {
  /// Interrupts every handler first. Over TLS the server's own stop says goodbye on each
  /// connection, and would wait for ever for the lock of a handler that writes to a client that
  /// does not read; an interrupted write closes its channel. And a handler that sleeps would
  /// outlive the server.
  void stop() {
    executor.shutdownNow();
    server.stop(0);
  }

  int port() {
    return server.getAddress().getPort();
  }
}
