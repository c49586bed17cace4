// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// One request as a hook makes it ([PlainConnection]), and what its failure means.
final class ProbeExchange {
  private static final int MAX_BODY = 4096;

  private final TenantConnection connection;
  private final PlainConnection plain;
  private final Duration connectLimit;
  private final Duration limit;

  /// A request with a key.
  ///
  /// @param key of the organisation
  /// @param body JSON
  record Question(String key, String body) {}

  /// @param connectLimit for the connection to the tenant or its proxy
  /// @param limit for each wait for bytes
  ProbeExchange(TenantConnection connection, Duration connectLimit, Duration limit) {
    this.connection = connection;
    this.plain = new PlainConnection(connection);
    this.connectLimit = connectLimit;
    this.limit = limit;
  }

  ProbeAnswer send(URI url, Optional<Question> question) {
    Optional<ProbeAnswer.Tls> tls = Optional.empty();
    HttpURLConnection http;
    try {
      http = plain.open(url, connectLimit, limit);
      if (question.isPresent()) {
        http.setRequestMethod("POST");
        http.setDoOutput(true);
        http.setFixedLengthStreamingMode(body(question.get()).length);
        http.setRequestProperty(TenantApi.API_KEY, question.get().key());
        http.setRequestProperty("Content-Type", "application/json");
      }
      PlainConnection.connect(http);
      if (http instanceof HttpsURLConnection secure) {
        tls = secure.getSSLSession().map(ProbeExchange::tls);
      }
    } catch (IOException e) {
      return notConnected(e, url);
    }
    try {
      if (question.isPresent()) {
        try (OutputStream out = http.getOutputStream()) {
          out.write(body(question.get()));
        }
      }
      return received(http, url, tls);
    } catch (HttpRetryException e) {
      // how the JDK tells 401 for a body that it cannot send again
      return new ProbeAnswer.Received(e.responseCode(), Optional.empty(), "", "", tls);
    } catch (IOException e) {
      return noAnswer(e, url);
    } finally {
      http.disconnect();
    }
  }

  private static byte[] body(Question question) {
    return question.body().getBytes(StandardCharsets.UTF_8);
  }

  private static ProbeAnswer received(
      HttpURLConnection http, URI url, Optional<ProbeAnswer.Tls> tls) throws IOException {
    int status = http.getResponseCode();
    if (status < 0) {
      return new ProbeAnswer.NoAnswer(url + " answered with something that is no HTTP");
    }
    String text = "";
    InputStream stream = status >= 400 ? http.getErrorStream() : http.getInputStream();
    if (stream != null) {
      try (stream) {
        text = new String(stream.readNBytes(MAX_BODY), StandardCharsets.UTF_8);
      }
    }
    return new ProbeAnswer.Received(
        status,
        Optional.ofNullable(http.getHeaderField("Date")).flatMap(ProbeExchange::date),
        Objects.requireNonNullElse(http.getContentType(), "").toLowerCase(Locale.ROOT),
        text,
        tls);
  }

  private ProbeAnswer notConnected(IOException failure, URI url) {
    Optional<CertificateRefusal> refusal =
        CertificateRefusal.find(failure, CertificateRefusal.class);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    String target = TransportFailure.authority(url);
    if (CertificateRefusal.find(failure, CertificateException.class).isPresent()) {
      return new ProbeAnswer.TlsFailed("the certificate of " + target + " is damaged");
    }
    if (CertificateRefusal.find(failure, SSLException.class).isPresent()) {
      return new ProbeAnswer.TlsFailed("no TLS connection to " + target + " came about");
    }
    return connection
        .proxy()
        .map(
            proxy ->
                ProxyFailure.of(failure, target, proxy)
                    .orElseGet(
                        () ->
                            new ProxyFailure(
                                "no connection to "
                                    + target
                                    + " came about through the proxy "
                                    + proxy.authority(),
                                "check Proxy, and whether the proxy lets this device to the tenant",
                                true)))
        .<ProbeAnswer>map(
            trouble -> new ProbeAnswer.ProxyFailed(trouble.clause(), trouble.advice()))
        .orElseGet(() -> noAnswer(failure, url));
  }

  private ProbeAnswer noAnswer(IOException failure, URI url) {
    return new ProbeAnswer.NoAnswer(
        failure instanceof SocketTimeoutException
            ? url + " did not answer within " + limit.toSeconds() + " s"
            : "the connection broke off before " + url + " answered");
  }

  private static ProbeAnswer refused(CertificateRefusal refusal) {
    X509Certificate shown = refusal.shown();
    return new ProbeAnswer.CertificateRefused(
        refusal.reason(),
        refusal.detail(),
        issuer(shown),
        shown.getNotBefore().toInstant(),
        shown.getNotAfter().toInstant());
  }

  private static ProbeAnswer.Tls tls(SSLSession session) {
    String issuer = "nobody";
    try {
      Certificate[] chain = session.getPeerCertificates();
      if (chain[0] instanceof X509Certificate certificate) {
        issuer = issuer(certificate);
      }
    } catch (SSLPeerUnverifiedException e) {
      // only a cipher without certificates does that, and none is offered
    }
    return new ProbeAnswer.Tls(session.getProtocol(), issuer);
  }

  private static String issuer(X509Certificate certificate) {
    return CertificateRefusal.shortened(certificate.getIssuerX500Principal().getName());
  }

  private static Optional<Instant> date(String header) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
