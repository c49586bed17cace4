// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.InvalidValueException;
import com.runlayer.aiwatch.config.TenantHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way in which a tenant can answer a question, or not, on a socket of its own.
class PlainVerdictClientTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final String KEY = "rl_user_FAKE0001";

  private final AtomicInteger connections = new AtomicInteger();
  private volatile String received = "";
  private final CountDownLatch end = new CountDownLatch(1);
  private ServerSocket server;

  /// What the server does with a connection once it has read the request.
  private interface Manner {
    void answer(Socket socket) throws IOException, InterruptedException;
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    end.countDown();
    server.close();
  }

  @Test
  void a_verdict_is_read_and_the_key_is_sent_once() {
    serve(text("200 OK", "{\"permission\":\"allow\"}"));

    VerdictReply reply = ask();

    assertThat(reply).isInstanceOf(VerdictReply.Answered.class);
    assertThat(((VerdictReply.Answered) reply).json().path("permission").asText())
        .isEqualTo("allow");
    assertThat(received)
        .startsWith("POST /api/v1/hooks/tool/pre HTTP/1.1\r\n")
        .containsOnlyOnce("x-runlayer-api-key: " + KEY)
        .contains("User-Agent: aiwatch/test", "Content-Type: application/json")
        .endsWith("{\"tool_name\":\"Bash\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "401 Unauthorized, KeyRefused",
    "403 Forbidden, Failed",
    "404 Not Found, Failed",
    "422 Unprocessable, Failed",
    "302 Found, Failed",
    "408 Request Timeout, Unreachable",
    "429 Too Many Requests, Unreachable",
    "500 Internal Server Error, Unreachable",
    "503 Service Unavailable, Unreachable"
  })
  void a_refusal_is_told_from_a_tenant_that_is_out_of_order(String status, String expected) {
    serve(
        text(
            status + "\r\nWWW-Authenticate: Basic realm=x\r\nLocation: http://127.0.0.1:1/", "{}"));

    assertThat(ask().getClass().getSimpleName()).isEqualTo(expected);
    assertThat(connections).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html>login</html>",
        "[]",
        "\"allow\"",
        "{\"permission\":",
        "''",
        "{\"permission\":\"allow\"} trailing",
        "{\"permission\":\"allow\",\"permission\":\"deny\"}"
      })
  void an_answer_that_is_no_object_is_a_failure_and_not_a_tenant_out_of_reach(String body) {
    serve(text("200 OK", body));

    assertThat(ask()).isInstanceOf(VerdictReply.Failed.class);
  }

  @Test
  void an_endless_answer_is_given_up() {
    serve(
        socket -> {
          OutputStream out = socket.getOutputStream();
          out.write(head("200 OK"));
          byte[] block = new byte[8192];
          while (end.getCount() > 0) {
            out.write(block);
          }
        });

    assertThat(ask()).isInstanceOf(VerdictReply.Failed.class);
  }

  @Test
  void a_question_is_never_put_twice() {
    serve(Socket::close);

    assertThat(ask()).isInstanceOf(VerdictReply.Unreachable.class);
    assertThat(connections).hasValue(1);
  }

  @Test
  void a_tenant_that_says_nothing_is_left_in_time() {
    serve(_ -> end.await());

    VerdictReply reply = ask(Duration.ofMillis(200));

    assertThat(reply).isInstanceOf(VerdictReply.Unreachable.class);
    assertThat(reply.toString()).doesNotContain(KEY);
  }

  @Test
  void an_answer_that_trickles_is_left_in_time() {
    serve(
        socket -> {
          OutputStream out = socket.getOutputStream();
          out.write(head("200 OK"));
          while (!end.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            out.write(' ');
            out.flush();
          }
        });

    assertThat(ask(Duration.ofMillis(300))).isInstanceOf(VerdictReply.Unreachable.class);
  }

  @Test
  void nobody_listening_is_a_tenant_out_of_reach() throws IOException {
    server.close();

    assertThat(ask()).isInstanceOf(VerdictReply.Unreachable.class);
  }

  private VerdictReply ask() {
    return ask(LIMIT);
  }

  private VerdictReply ask(Duration limit) {
    try {
      TenantConnection connection =
          new TenantConnection(
              TenantHost.parse("http://127.0.0.1:" + server.getLocalPort()),
              Optional.empty(),
              Optional.empty(),
              "aiwatch/test");
      return new PlainVerdictClient(connection, System::nanoTime)
          .ask(
              HookRoute.TOOL_PRE,
              KEY,
              "{\"tool_name\":\"Bash\"}".getBytes(StandardCharsets.UTF_8),
              limit);
    } catch (InvalidValueException e) {
      throw new AssertionError(e);
    }
  }

  private void serve(Manner manner) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                while (true) {
                  Socket socket = server.accept();
                  connections.incrementAndGet();
                  Thread.ofPlatform().daemon().start(() -> converse(socket, manner));
                }
              } catch (IOException e) {
                // the test has ended
              }
            });
  }

  private void converse(Socket socket, Manner manner) {
    try (socket) {
      readRequest(socket.getInputStream());
      manner.answer(socket);
    } catch (IOException e) {
      // the client has left
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void readRequest(InputStream in) throws IOException {
    StringBuilder request = new StringBuilder();
    while (!request.toString().endsWith("\r\n\r\n{\"tool_name\":\"Bash\"}")) {
      int next = in.read();
      if (next < 0) {
        throw new UncheckedIOException(new IOException("cut off: " + request));
      }
      request.append((char) next);
    }
    received = request.toString();
  }

  private static Manner text(String status, String body) {
    return socket -> {
      socket.getOutputStream().write(head(status));
      socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    };
  }

  private static byte[] head(String status) {
    return ("HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
