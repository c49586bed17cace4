// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Closing must end whatever a handler is doing; a hang fails by the time limit.
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingTest {
  @AutoClose private final MockTenant tenant = new TenantFixture().tenant;

  @Test
  void ends_an_endless_body_that_is_being_read() throws Exception {
    try (Socket client = ask(new Misbehaviour.EndlessBody())) {
      InputStream in = client.getInputStream();
      in.readNBytes(1 << 20);
      CompletableFuture<Void> rest =
          CompletableFuture.runAsync(
              () -> {
                try {
                  in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  throw new CompletionException(e);
                }
              });

      tenant.close();

      assertThat(rest.handle((_, _) -> "ended").join()).isEqualTo("ended");
    }
  }

  @Test
  void ends_an_endless_body_that_nobody_reads() throws Exception {
    try (Socket client = ask(new Misbehaviour.EndlessBody())) {
      // One byte is there: the handler writes until the buffers are full, and then waits.
      assertThat(client.getInputStream().read()).isEqualTo('H');

      tenant.close();

      assertThatThrownBy(() -> connect()).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void ends_a_delay_without_an_answer() throws Exception {
    try (Socket client = ask(new Misbehaviour.Delay(Duration.ofHours(1)))) {
      client.setSoTimeout(200);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      tenant.close();

      client.setSoTimeout(0);
      assertThat(readToEnd(client)).isEmpty();
    }
  }

  @Test
  void is_possible_twice_and_leaves_the_port_free() throws Exception {
    tenant.close();
    tenant.close();

    try (MockTenant again =
        MockTenant.start(MockTenantOptions.defaults().withPort(tenant.address().getPort()))) {
      assertThat(again.address()).isEqualTo(tenant.address());
    }
  }

  private static String readToEnd(Socket client) throws IOException {
    try {
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      // A reset ends the connection as well as a close.
      return "";
    }
  }

  private Socket ask(Misbehaviour misbehaviour) throws IOException {
    tenant.misbehave(Route.HEALTH_CHECK, 1, misbehaviour);
    Socket client = connect();
    client
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(Route.HEALTH_CHECK.path())
                .getBytes(StandardCharsets.UTF_8));
    return client;
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), tenant.address().getPort());
  }
}
