// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.runlayer.aiwatch.config.ProxyAddress;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// What went wrong below HTTP, as a sentence. The exceptions come from three layers (the REST
/// client, Vert.x, the JDK) that wrap one another, so the whole chain of causes is looked through.
final class TransportFailure {
  private TransportFailure() {}

  static TenantException of(Throwable failure, String what, URI url, Duration limit) {
    return of(failure, what, url, limit, Optional.empty());
  }

  /// @param proxy through which the request went
  static TenantException of(
      Throwable failure, String what, URI url, Duration limit, Optional<ProxyAddress> proxy) {
    String host = url.getHost();
    String start = what + " failed: ";
    Optional<CertificateRefusal> refusal = find(failure, CertificateRefusal.class);
    if (refusal.isPresent()) {
      return new TenantException.Permanent(
          start + "the certificate of " + host + certificate(refusal.get()));
    }
    if (find(failure, CertificateException.class).isPresent()) {
      return new TenantException.Permanent(
          start + "the certificate of " + host + " is damaged; check Host and the network");
    }
    Optional<TenantException> atProxy =
        proxy
            .flatMap(known -> ProxyFailure.of(failure, authority(url), known))
            .map(trouble -> trouble.exception(start));
    if (atProxy.isPresent()) {
      return atProxy.get();
    }
    if (find(failure, UnknownHostException.class).isPresent()
        || find(failure, UnresolvedAddressException.class).isPresent()) {
      return temporary(
          start + "the name " + host + " cannot be resolved; check Host and the network");
    }
    String way = proxy.map(known -> " through the proxy " + known.authority()).orElse("");
    if (find(failure, TimeoutException.class).isPresent()
        || find(failure, SocketTimeoutException.class).isPresent()) {
      return temporary(
          start + host + " did not answer" + way + " within " + limit.toSeconds() + " s");
    }
    if (find(failure, ConnectException.class).isPresent()
        || find(failure, NoRouteToHostException.class).isPresent()) {
      return temporary(
          start + "no connection to " + authority(url) + "; check Host, the proxy and the network");
    }
    if (find(failure, SSLException.class).isPresent()) {
      return temporary(start + "no TLS connection to " + authority(url) + way + " came about");
    }
    return temporary(start + "the connection to " + authority(url) + way + " broke off");
  }

  private static String certificate(CertificateRefusal refusal) {
    String detail = refusal.detail();
    return switch (refusal.reason()) {
      case EXPIRED -> " is expired; check the clock of this device";
      case NOT_YET_VALID -> " is not valid yet; check the clock of this device";
      case WRONG_NAME ->
          " is not valid for that name"
              + (detail.isEmpty() ? "" : " but for " + detail)
              + "; check Host";
      case BROKEN ->
          " does not hold ("
              + detail
              + "); if the network inspects TLS, check its root certificate (CaBundle)";
      case SELF_SIGNED ->
          " is not trusted, because it is signed by itself; check Host, or configure the certificate (CaBundle)";
      case UNTRUSTED ->
          " is not trusted, because nobody here knows its issuer "
              + detail
              + "; if the network inspects TLS, configure its root certificate (CaBundle)";
    };
  }

  static TenantException temporary(String message) {
    return new TenantException.Temporary(message, Optional.empty());
  }

  /// `host`, or `host:port` where the port is not the usual one.
  static String authority(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return CertificateRefusal.find(failure, type);
  }
}
