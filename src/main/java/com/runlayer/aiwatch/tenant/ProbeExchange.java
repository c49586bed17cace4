// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;

/// One request over the JDK's client, which needs no container, and what its failure means.
final class ProbeExchange implements AutoCloseable {
  private static final int MAX_BODY = 4096;
  private static final int MAX_NAME = 200;

  private final TenantConnection connection;
  private final Duration limit;
  private final RecordingTrust trust;
  private final HttpClient client;

  /// A request with a key.
  ///
  /// @param key of the organisation
  /// @param body JSON
  record Question(String key, String body) {}

  /// @param connectLimit for the connection, with the proxy's part in it
  /// @param limit for the answer's head
  ProbeExchange(TenantConnection connection, Duration connectLimit, Duration limit) {
    this.connection = connection;
    this.limit = limit;
    this.trust = new RecordingTrust(new ServerTrust(connection));
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectLimit)
            .sslContext(context(trust))
            .proxy(
                connection
                    .proxy()
                    .map(
                        proxy ->
                            ProxySelector.of(
                                InetSocketAddress.createUnresolved(
                                    TenantProbe.bare(proxy.host()), proxy.port())))
                    .orElse(HttpClient.Builder.NO_PROXY))
            .build();
  }

  ProbeAnswer send(URI url, Optional<Question> question) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).timeout(limit).header("User-Agent", connection.userAgent());
    question.ifPresent(
        asked ->
            request
                .header(TenantApi.API_KEY, asked.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(asked.body())));
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return new ProbeAnswer.Received(
            response.statusCode(),
            response.headers().firstValue("Date").flatMap(ProbeExchange::date),
            response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT),
            new String(body.readNBytes(MAX_BODY), StandardCharsets.UTF_8),
            response.sslSession().map(this::tls));
      }
    } catch (SSLException e) {
      return tlsFailure(e);
    } catch (IOException e) {
      return new ProbeAnswer.NoAnswer(
          connection.proxy().isPresent()
              ? "the proxy " + connection.proxy().get() + " led to no answer of " + url
              : "the connection broke off before " + url + " answered");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProbeAnswer.NoAnswer(url + " was not waited for");
    }
  }

  /// At once, whatever is still under way.
  @Override
  public void close() {
    client.shutdownNow();
  }

  private ProbeAnswer.Tls tls(SSLSession session) {
    return new ProbeAnswer.Tls(session.getProtocol(), issuer());
  }

  private ProbeAnswer tlsFailure(SSLException failure) {
    if (has(failure, CertificateExpiredException.class)
        || has(failure, CertificateNotYetValidException.class)) {
      Optional<X509Certificate> shown = trust.shown();
      return new ProbeAnswer.OutOfTime(
          issuer(),
          shown.map(c -> c.getNotBefore().toInstant()).orElse(Instant.MIN),
          shown.map(c -> c.getNotAfter().toInstant()).orElse(Instant.MAX));
    }
    if (has(failure, CertPathBuilderException.class)) {
      return new ProbeAnswer.NotTrusted(issuer());
    }
    if (has(failure, CertificateException.class)) {
      return new ProbeAnswer.WrongName(
          trust.shown().map(c -> cut(c.getSubjectX500Principal().getName())).orElse("nobody"));
    }
    return new ProbeAnswer.TlsFailed(
        "no TLS connection to " + connection.host().hostKey() + " came about");
  }

  private String issuer() {
    return trust.shown().map(c -> cut(c.getIssuerX500Principal().getName())).orElse("nobody");
  }

  private static String cut(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
  }

  private static Optional<Instant> date(String header) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static SSLContext context(RecordingTrust trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK speaks TLS", e);
    }
  }
}
