// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.runlayer.aiwatch.config.ProxyAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Goes the way to a tenant one step at a time, so that `doctor` can say where it ends. One try
/// each (the JDK repeats a GET once where the connection breaks), nothing is changed at the tenant,
/// and nothing needs the container.
///
/// With a proxy, resolving and connecting are about the proxy: it does both for the tenant.
public final class TenantProbe {
  private static final Duration STEP_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  /// A digest that no content has, as far as anybody knows.
  private static final String NOBODYS = "0".repeat(64);

  private final TenantConnection connection;
  private final Duration answerLimit;

  /// @param connection how the tenant is reached
  public TenantProbe(TenantConnection connection) {
    this(connection, ANSWER_LIMIT);
  }

  /// @param answerLimit how long an answer is waited for
  TenantProbe(TenantConnection connection, Duration answerLimit) {
    this.connection = connection;
    this.answerLimit = answerLimit;
  }

  /// Looks the name up that is connected to.
  public ProbeStep resolve() {
    try {
      InetAddress[] all = limited(() -> InetAddress.getAllByName(address()), STEP_LIMIT);
      return new ProbeStep.Done(
          Arrays.stream(all)
              .limit(4)
              .map(InetAddress::getHostAddress)
              .collect(Collectors.joining(", ")));
    } catch (UnknownHostException e) {
      return new ProbeStep.Failed(whose() + name() + " cannot be resolved");
    } catch (IOException e) {
      return new ProbeStep.Failed(
          "the name service did not answer for " + whose() + name() + within(STEP_LIMIT));
    }
  }

  /// Connects, and hangs up.
  public ProbeStep connect() {
    String authority = whose() + name() + ":" + port();
    try (Socket socket = new Socket()) {
      limited(
          () -> {
            socket.connect(new InetSocketAddress(address(), port()), (int) STEP_LIMIT.toMillis());
            return true;
          },
          STEP_LIMIT.plusSeconds(1));
      return new ProbeStep.Done(authority);
    } catch (SocketTimeoutException e) {
      return new ProbeStep.Failed(authority + " did not answer" + within(STEP_LIMIT));
    } catch (NoRouteToHostException e) {
      return new ProbeStep.Failed("no route leads to " + authority);
    } catch (ConnectException e) {
      return new ProbeStep.Failed(authority + " refused the connection");
    } catch (IOException e) {
      return new ProbeStep.Failed("no connection to " + authority + " came about");
    }
  }

  /// Asks for the tenant's health.
  public ProbeAnswer health() {
    return ask("/api/v1/utils/health-check/", Optional.empty());
  }

  /// Asks whether a plugin is known that nobody has: of all calls with the organisation's key, the
  /// one that leaves nothing behind.
  ///
  /// @param orgKey the organisation's key
  public ProbeAnswer lookUp(String orgKey) {
    return ask(
        "/api/v1/ai-watch/plugins/lookup",
        Optional.of(new ProbeExchange.Question(orgKey, "{\"identifier\":\"" + NOBODYS + "\"}")));
  }

  private ProbeAnswer ask(String route, Optional<ProbeExchange.Question> question) {
    URI url = connection.host().resolve(route);
    ProbeExchange exchange = new ProbeExchange(connection, STEP_LIMIT, answerLimit);
    try {
      return limited(() -> exchange.send(url, question), answerLimit.plusSeconds(1));
    } catch (IOException e) {
      return new ProbeAnswer.NoAnswer(url + " did not answer" + within(answerLimit));
    }
  }

  private String whose() {
    return connection.proxy().isPresent() ? "the proxy " : "";
  }

  private String name() {
    return connection.proxy().map(ProxyAddress::host).orElse(connection.host().uri().getHost());
  }

  /// The name as the system's calls take it: an IPv6 address without its brackets.
  private String address() {
    return connection.proxy().map(ProxyAddress::hostName).orElse(connection.host().name());
  }

  private int port() {
    int tenant = connection.host().uri().getPort();
    int preset = connection.host().uri().getScheme().equals("https") ? 443 : 80;
    return connection.proxy().map(ProxyAddress::port).orElse(tenant < 0 ? preset : tenant);
  }

  private static String within(Duration limit) {
    return " within " + limit.toSeconds() + " s";
  }

  /// Neither the name service nor a body that trickles has a limit of its own.
  ///
  /// @throws SocketTimeoutException when the time is over
  private static <T> T limited(Callable<T> step, Duration limit) throws IOException {
    FutureTask<T> task = new FutureTask<>(step);
    Thread.ofVirtual().start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException defect -> throw defect;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("time is over");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketTimeoutException("interrupted");
    } finally {
      task.cancel(true);
    }
  }
}
