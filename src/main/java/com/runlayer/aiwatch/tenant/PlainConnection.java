// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Connections to a tenant with nothing but the JDK, for callers to whom the container's start is
/// too long. The same roots and the same proxy count as for the REST client.
///
/// A caller sets method and headers on what [#open] gives, then calls [#connect], writes and reads.
/// Bodies belong into `setFixedLengthStreamingMode`: the JDK sends a buffered POST again on its own
/// when a connection breaks (`sun.net.http.retryPost`), and a streamed one never.
public final class PlainConnection {
  /// Which kinds of login the JDK never tells a proxy that opens tunnels. Its default is `Basic`,
  /// which is the only kind that the REST client knows. Read once, when the first connection of the
  /// process is made; in a native image while it is built (`application.properties` says the same
  /// there).
  private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  private static final String ALL_BUT_BASIC = "Digest,NTLM,Negotiate,Kerberos";

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

  private final TenantConnection connection;
  private @Nullable SSLSocketFactory sockets;

  /// Nothing is opened or read yet.
  public PlainConnection(TenantConnection connection) {
    this.connection = connection;
  }

  /// What a proxy said instead of a status line.
  static final class NoHttpException extends IOException {
    private static final long serialVersionUID = 1L;

    NoHttpException(Throwable cause) {
      super(cause);
    }
  }

  /// Prepares a request. It follows no redirect, keeps no cookie, tells no login but the proxy's,
  /// and that to the proxy alone; its connection is not used again.
  ///
  /// @param url below the connection's own host
  /// @param connectLimit for the connection to the tenant or its proxy
  /// @param readLimit for each wait for bytes; whoever has a deadline watches the clock as well
  /// @throws IllegalArgumentException if `url` leads elsewhere
  public HttpURLConnection open(URI url, Duration connectLimit, Duration readLimit)
      throws IOException {
    URI host = connection.host().uri();
    if (!host.getScheme().equals(url.getScheme())
        || !host.getAuthority().equals(url.getAuthority())) {
      throw new IllegalArgumentException("not the tenant: " + url);
    }
    if (System.getProperty(DISABLED_SCHEMES) == null) {
      System.setProperty(DISABLED_SCHEMES, ALL_BUT_BASIC);
    }
    HttpURLConnection request = (HttpURLConnection) url.toURL().openConnection(proxy());
    if (request instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(sockets());
    }
    request.setConnectTimeout(milliseconds(connectLimit));
    request.setReadTimeout(milliseconds(readLimit));
    request.setInstanceFollowRedirects(false);
    request.setUseCaches(false);
    request.setAuthenticator(new ProxyLoginOnce(connection));
    request.setRequestProperty("User-Agent", connection.userAgent());
    request.setRequestProperty("Connection", "close");
    return request;
  }

  /// Opens a connection and sends a JSON object, once: a body of known length is never repeated.
  ///
  /// @param headers beside those that every request has
  /// @param limit for the connection, which gets three seconds at most, and for each wait for bytes
  /// @return what the answer can be read from
  HttpURLConnection post(URI url, Map<String, String> headers, byte[] body, Duration limit)
      throws IOException {
    HttpURLConnection http =
        open(url, CONNECT_LIMIT.compareTo(limit) < 0 ? CONNECT_LIMIT : limit, limit);
    http.setRequestMethod("POST");
    http.setDoOutput(true);
    http.setFixedLengthStreamingMode(body.length);
    http.setRequestProperty("Content-Type", "application/json");
    http.setRequestProperty("Accept", "application/json");
    headers.forEach(http::setRequestProperty);
    connect(http);
    try (OutputStream out = http.getOutputStream()) {
      out.write(body);
    }
    return http;
  }

  /// Opens the connection, through the proxy's tunnel where there is one, and checks the server's
  /// certificate.
  public static void connect(HttpURLConnection request) throws IOException {
    try {
      request.connect();
    } catch (RuntimeException e) {
      // the JDK's parser stumbles over a proxy that does not speak HTTP
      throw new NoHttpException(e);
    }
  }

  /// A failure of such a request as a sentence with a kind.
  ///
  /// @param what names the call in a message: `the verdict`
  /// @param limit how long was waited
  public TenantException failure(Throwable failure, String what, URI url, Duration limit) {
    return TransportFailure.of(failure, what, url, limit, connection.proxy());
  }

  private Proxy proxy() {
    return connection
        .proxy()
        .map(
            proxy ->
                new Proxy(
                    Proxy.Type.HTTP,
                    InetSocketAddress.createUnresolved(proxy.hostName(), proxy.port())))
        .orElse(Proxy.NO_PROXY);
  }

  private synchronized SSLSocketFactory sockets() {
    if (sockets == null) {
      sockets = new ServerTrust(connection).context().getSocketFactory();
    }
    return sockets;
  }

  private static int milliseconds(Duration limit) {
    // 0 would mean no limit
    return Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
  }

  /// Tells a login once: the JDK would ask again up to twenty times, and many directories lock an
  /// account long before.
  private static final class ProxyLoginOnce extends Authenticator {
    private final TenantConnection connection;
    private boolean told;

    ProxyLoginOnce(TenantConnection connection) {
      this.connection = connection;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (told || getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      told = true;
      return connection
          .proxy()
          .flatMap(proxy -> proxy.login())
          .map(login -> new PasswordAuthentication(login.user(), login.password().toCharArray()))
          .orElse(null);
    }
  }
}
