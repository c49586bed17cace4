// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.tenant.TestCertificate;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunningServerTest {
  private final SynchronousQueue<Thread> writers = new SynchronousQueue<>();

  @Test
  void stops_while_a_handler_waits_for_a_client_that_does_not_read() throws Exception {
    RunningServer running = serveForEver(HttpServer.create(anyPort(), 0));
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), running.port())) {
      stopWhileWriterWaits(running, client);
    }
  }

  @Test
  void stops_while_a_handler_waits_behind_tls(@TempDir Path folder) throws Exception {
    SSLContext context = TestCertificate.forNames(folder, "ip:127.0.0.1").context();
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    RunningServer running = serveForEver(server);
    try (Socket client =
        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), running.port())) {
      stopWhileWriterWaits(running, client);
    }
  }

  private void stopWhileWriterWaits(RunningServer running, Socket client) throws Exception {
    client
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    Thread writer = writers.take();
    // Once is not enough: between two stages of full buffers it waits for a moment only.
    for (int waiting = 0; waiting < 50; ) {
      assertThat(writer.join(Duration.ofMillis(1))).as("the handler ended by itself").isFalse();
      waiting = writer.getState() == Thread.State.WAITING ? waiting + 1 : 0;
    }

    running.stop();

    writer.join();
    assertThat(writer.isAlive()).isFalse();
  }

  private RunningServer serveForEver(HttpServer server) {
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            writers.put(Thread.currentThread());
            Delivery.sendForEver(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.setExecutor(executor);
    server.start();
    return new RunningServer(server, executor);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
