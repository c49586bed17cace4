// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// What went wrong below HTTP, as a sentence. The exceptions come from three layers (the REST
/// client, Vert.x, the JDK) that wrap one another, so the whole chain of causes is looked through.
final class TransportFailure {
  private TransportFailure() {}

  static TenantException of(Throwable failure, String what, URI url, Duration limit) {
    String host = url.getHost();
    String start = what + " failed: ";
    if (find(failure, CertificateExpiredException.class)
        || find(failure, CertificateNotYetValidException.class)) {
      return new TenantException.Permanent(
          start
              + "the certificate of "
              + host
              + " is expired or not valid yet; check the clock of this device");
    }
    if (find(failure, CertPathBuilderException.class)) {
      return new TenantException.Permanent(
          start
              + "the certificate of "
              + host
              + " is not trusted; if the network inspects TLS, configure its root certificate (CaBundle)");
    }
    if (find(failure, CertificateException.class)) {
      return new TenantException.Permanent(
          start + "the certificate of " + host + " is not valid for that name; check Host");
    }
    if (find(failure, UnknownHostException.class)
        || find(failure, UnresolvedAddressException.class)) {
      return temporary(
          start + "the name " + host + " cannot be resolved; check Host and the network");
    }
    if (find(failure, TimeoutException.class) || find(failure, SocketTimeoutException.class)) {
      return temporary(start + host + " did not answer within " + limit.toSeconds() + " s");
    }
    if (find(failure, ConnectException.class) || find(failure, NoRouteToHostException.class)) {
      return temporary(
          start + "no connection to " + authority(url) + "; check Host, the proxy and the network");
    }
    if (find(failure, SSLException.class)) {
      return temporary(start + "no TLS connection to " + authority(url) + " came about");
    }
    return temporary(start + "the connection to " + authority(url) + " broke off");
  }

  private static TenantException temporary(String message) {
    return new TenantException.Temporary(message, Optional.empty());
  }

  private static String authority(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  private static boolean find(Throwable failure, Class<? extends Throwable> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
