// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.sun.net.httpserver.HttpServer;
import java.util.concurrent.ExecutorService;

/// A server that can be stopped whatever its handlers are doing.
///
/// @param executor runs the handlers
record RunningServer(HttpServer server, ExecutorService executor) {
  /// Interrupts every handler first: the server's own stop closes streams, which would wait for the
  /// lock of a handler that is blocked in writing to a client that does not read. An interrupted
  /// write closes its channel.
  void stop() {
    executor.shutdownNow();
    server.stop(0);
  }

  int port() {
    return server.getAddress().getPort();
  }
}
