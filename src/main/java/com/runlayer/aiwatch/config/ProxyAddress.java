// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An HTTP proxy.
///
/// @param host in lower case; an IPv6 address keeps its brackets
/// @param port 1 to 65535
/// @param login what the proxy asks for, if anything
public record ProxyAddress(String host, int port, Optional<ProxyLogin> login) {
  private static final int MAX_LENGTH = 2048;
  private static final int MAX_PORT = 65_535;

  private static final Pattern FORM =
      Pattern.compile(
          "(?<host>[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\]):(?<port>[0-9]{1,5})/?",
          Pattern.CASE_INSENSITIVE);
  private static final String SCHEME = "http://";

  /// A proxy without a login.
  public ProxyAddress(String host, int port) {
    this(host, port, Optional.empty());
  }

  /// Reads `http://host:port` or `http://user:password@host:port`; the scheme may be missing, as in
  /// many a `HTTPS_PROXY`. As curl does, percent signs in user and password are decoded.
  ///
  /// @throws InvalidValueException if the text is anything else; its message repeats nothing of it
  public static ProxyAddress parse(String text) throws InvalidValueException {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidValueException("it is longer than " + MAX_LENGTH + " characters");
    }
    String rest =
        text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? text.substring(SCHEME.length())
            : text;
    int at = rest.lastIndexOf('@');
    Matcher form = FORM.matcher(rest.substring(at + 1));
    int port = form.matches() ? Integer.parseInt(form.group("port")) : 0;
    if (port < 1 || port > MAX_PORT) {
      throw new InvalidValueException(
          "it must be http://host:port or http://user:password@host:port");
    }
    return new ProxyAddress(
        form.group("host").toLowerCase(Locale.ROOT),
        port,
        at < 0 ? Optional.empty() : Optional.of(ProxyLogin.parse(rest.substring(0, at))));
  }

  /// The host as a resolver takes it: an IPv6 address without its brackets.
  public String hostName() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// `host:port`, for a message.
  public String authority() {
    return host + ":" + port;
  }

  /// The address with the password, in the form that [#parse] reads.
  String url() {
    return SCHEME + login.map(user -> user.encoded() + "@").orElse("") + authority();
  }

  /// Without the password.
  @Override
  public String toString() {
    return SCHEME + login.map(user -> user + "@").orElse("") + authority();
  }
}
