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

/// What went wrong on the way to a proxy or at it.
///
/// @param clause what happened, with the proxy's name and never its login
/// @param advice what to do
/// @param temporary whether another try may do
record ProxyFailure(String clause, String advice, boolean temporary) {
  private static final int LOGIN_WANTED = 407;

  /// What stands before the status in Netty's message (`HttpProxyHandler`) and in the JDK's
  /// (`HttpURLConnection.doTunneling`). Neither tells it otherwise.
  private static final String IN_NETTY = "status: ";

  private static final String IN_JDK = "Proxy returns \"HTTP/1.";

  /// What a failure says about the proxy; absent where it is none of the proxy's.
  ///
  /// @param target what the proxy was to lead to, with its port
  static Optional<ProxyFailure> of(Throwable failure, String target, ProxyAddress proxy) {
    String name = "the proxy " + proxy.authority();
    OptionalInt status = status(failure);
    if (status.isPresent()) {
      return Optional.of(refusal(status.getAsInt(), name, target, proxy));
    }
    if (has(failure, UnknownHostException.class)
        || has(failure, UnresolvedAddressException.class)) {
      return temporary(
          "the name of " + name + " cannot be resolved", "check Proxy and the network");
    }
    if (has(failure, ProxyConnectException.class)) {
      return temporary(name + " did not open a way to " + target, "check the proxy");
    }
    if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
      return temporary("no connection to " + name, "check Proxy and the network");
    }
    if (has(failure, PlainConnection.NoHttpException.class)) {
      return Optional.of(noHttp(name));
    }
    return Optional.empty();
  }

  /// The whole as a message.
  ///
  /// @param start of the sentence
  TenantException exception(String start) {
    String message = start + clause + "; " + advice;
    return temporary ? TransportFailure.temporary(message) : new TenantException.Permanent(message);
  }

  private static Optional<ProxyFailure> temporary(String clause, String advice) {
    return Optional.of(new ProxyFailure(clause, advice, true));
  }

  private static ProxyFailure refusal(int status, String name, String target, ProxyAddress proxy) {
    if (status == LOGIN_WANTED) {
      return proxy.login().isPresent()
          ? new ProxyFailure(
              name + " does not accept the user name and the password of Proxy (407)",
              "correct them, or ask for a login by password (Basic): no other kind is supported",
              false)
          : new ProxyFailure(
              name + " wants a login (407)",
              "put a user name and a password into Proxy: a login by password (Basic) is the only kind that is supported",
              false);
    }
    return status < 100 || status > 599
        ? noHttp(name)
        : new ProxyFailure(
            name + " does not lead to " + target + " (" + status + ")",
            "allow it there, or check Proxy",
            status >= 500);
  }

  private static ProxyFailure noHttp(String name) {
    return new ProxyFailure(name + " answers with something that is no HTTP", "check Proxy", false);
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
