// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A forward proxy on loopback that tunnels what `CONNECT` asks for, and remembers whom it was
/// asked for.
final class ForwardProxy implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  ForwardProxy() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /// `host:port` of every tunnel, in order.
  List<String> asked() {
    return asked;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> tunnel(client));
      }
    } catch (IOException e) {
      // closed: the test is over
    }
  }

  private void tunnel(Socket client) {
    try (client) {
      BufferedReader head =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
      String[] request = String.valueOf(head.readLine()).split(" ", -1);
      String line = head.readLine();
      while (line != null && !line.isEmpty()) {
        line = head.readLine();
      }
      asked.add(request[1]);
      String[] target = request[1].split(":", -1);
      try (Socket upstream =
          new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(target[1]))) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread back = Thread.ofVirtual().start(() -> copy(upstream, client));
        copy(client, upstream);
        back.join();
      }
    } catch (IOException | InterruptedException e) {
      // the tunnel broke: the client's failure shows it
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      // the other direction ends too
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
