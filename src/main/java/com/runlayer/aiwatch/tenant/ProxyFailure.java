// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.runlayer.aiwatch.config.ProxyAddress;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.OptionalInt;

/// What went wrong on the way to a proxy or at it, as a sentence.
final class ProxyFailure {
  private static final int LOGIN_WANTED = 407;

  /// What stands before the status in Netty's message (`HttpProxyHandler`) and in the JDK's
  /// (`HttpURLConnection.doTunneling`). Neither tells it otherwise.
  private static final String IN_NETTY = "status: ";

  private static final String IN_JDK = "Proxy returns \"HTTP/1.";

  private ProxyFailure() {}

  /// The sentence; absent where the failure is none of the proxy's.
  ///
  /// @param start of the sentence
  /// @param target what the proxy was to lead to, with its port
  static Optional<TenantException> of(
      Throwable failure, String start, String target, ProxyAddress proxy) {
    String name = "the proxy " + proxy.authority();
    OptionalInt status = status(failure);
    if (status.isPresent()) {
      return Optional.of(refusal(status.getAsInt(), start + name, target, proxy));
    }
    if (has(failure, UnknownHostException.class)
        || has(failure, UnresolvedAddressException.class)) {
      return Optional.of(
          TransportFailure.temporary(
              start + "the name of " + name + " cannot be resolved; check Proxy and the network"));
    }
    if (has(failure, ProxyConnectException.class)) {
      return Optional.of(
          TransportFailure.temporary(
              start + name + " did not open a way to " + target + "; check the proxy"));
    }
    if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
      return Optional.of(
          TransportFailure.temporary(
              start + "no connection to " + name + "; check Proxy and the network"));
    }
    if (has(failure, PlainConnection.NoHttpException.class)) {
      return Optional.of(noHttp(start + name));
    }
    return Optional.empty();
  }

  private static TenantException refusal(
      int status, String start, String target, ProxyAddress proxy) {
    if (status == LOGIN_WANTED) {
      return new TenantException.Permanent(
          start
              + (proxy.login().isPresent()
                  ? " does not accept the user name and the password of Proxy (407); correct them, or ask for a login by password (Basic): no other kind is supported"
                  : " wants a login (407); set Proxy to http://user:password@host:port: a login by password (Basic) is the only kind that is supported"));
    }
    if (status < 100 || status > 599) {
      return noHttp(start);
    }
    String message =
        start + " does not lead to " + target + " (" + status + "); allow it there, or check Proxy";
    return status >= 500
        ? TransportFailure.temporary(message)
        : new TenantException.Permanent(message);
  }

  private static TenantException noHttp(String start) {
    return new TenantException.Permanent(
        start + " answers with something that is no HTTP; check Proxy");
  }

  private static OptionalInt status(Throwable failure) {
    Optional<String> netty =
        CertificateRefusal.find(failure, ProxyConnectException.class)
            .map(Throwable::getMessage)
            .filter(message -> message.contains(IN_NETTY));
    if (netty.isPresent()) {
      return number(netty.get(), netty.get().lastIndexOf(IN_NETTY) + IN_NETTY.length());
    }
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      int at = message.indexOf(IN_JDK);
      if (at >= 0) {
        // the minor version and a space
        return number(message, at + IN_JDK.length() + 2);
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt number(String text, int start) {
    int number = 0;
    int end = start;
    while (end < text.length() && end < start + 3 && Character.isDigit(text.charAt(end))) {
      number = 10 * number + text.charAt(end++) - '0';
    }
    return end > start ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return CertificateRefusal.find(failure, type).isPresent();
  }
}
