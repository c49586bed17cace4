// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A forward proxy on loopback. It tunnels what `CONNECT` asks for to the same port of this
/// machine,
/// whatever the name, and remembers every byte that it could read.
public final class ForwardProxy implements AutoCloseable {
  /// How a proxy treats whoever comes.
  public sealed interface Manner {
    /// Opens a tunnel for everybody.
    record Open() implements Manner {}

    /// Opens one for this `Proxy-Authorization`, and answers 407 otherwise.
    record Login(String authorization) implements Manner {}

    /// Answers with this text and closes.
    record Answer(String text) implements Manner {}

    /// Reads and says nothing.
    record Silence() implements Manner {}

    /// Answers with this status line.
    static Manner status(String status) {
      return new Answer("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
    }
  }

  private final ServerSocket server;
  private final Manner manner;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream tunnelled = new ByteArrayOutputStream();

  /// One that opens a tunnel for everybody.
  public ForwardProxy() throws IOException {
    this(new Manner.Open());
  }

  /// One with manners of its own.
  public ForwardProxy(Manner manner) throws IOException {
    this.manner = manner;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// Where it listens on loopback.
  public int port() {
    return server.getLocalPort();
  }

  /// `host:port` of every tunnel, in order.
  public List<String> asked() {
    return asked;
  }

  /// What was sent to the proxy itself: request line and headers of every request.
  public List<String> heads() {
    return heads;
  }

  /// All that it could read: the heads, and what went through the tunnels in both directions.
  public String seen() {
    synchronized (tunnelled) {
      return String.join("\n", heads) + tunnelled.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // closed: the test is over
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1);
      for (List<String> head = head(in); !head.isEmpty(); head = head(in)) {
        heads.add(String.join("\n", head));
        switch (manner) {
          case Manner.Open _ -> {
            tunnel(client, head.getFirst());
            return;
          }
          case Manner.Login login -> {
            if (head.stream()
                .anyMatch(
                    line ->
                        line.equalsIgnoreCase("Proxy-Authorization: " + login.authorization()))) {
              tunnel(client, head.getFirst());
              return;
            }
            say(
                client,
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n");
          }
          case Manner.Answer answer -> {
            say(client, answer.text());
            return;
          }
          case Manner.Silence _ -> {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
            return;
          }
        }
      }
    } catch (IOException | InterruptedException e) {
      // the tunnel broke: the client's failure shows it
    }
  }

  /// Up to the empty line; no line at the end of the stream.
  private static List<String> head(BufferedReader in) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      lines.add(line);
      line = in.readLine();
    }
    return lines;
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void tunnel(Socket client, String request) throws IOException, InterruptedException {
    String target = request.split(" ", -1)[1];
    asked.add(target);
    int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
    try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), port)) {
      say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      Thread back = Thread.ofVirtual().start(() -> copy(upstream, client));
      copy(client, upstream);
      back.join();
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        synchronized (tunnelled) {
          tunnelled.write(buffer, 0, count);
        }
        out.write(buffer, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // the other direction ends too
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
