// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The tenant's address: the one object that both the connection and the host key come from, so
/// that a spelling cannot mean one host to the check and another to the socket.
///
/// Written into [#parse] as a grammar of what is allowed instead of a list of what is not: `https`
/// and an ASCII host name or address, or `http` and this machine; optionally a port and a plain
/// path. Everything that URL parsers disagree about (user info, percent signs, backslashes, white
/// space, other alphabets, odd numbers as addresses) is outside it.
public final class TenantHost {
  private static final int MAX_LENGTH = 2048;
  private static final int MAX_NAME = 253;
  private static final int MAX_PORT = 65_535;
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>[A-Za-z]+)://(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(?::(?<port>[0-9]{1,5}))?(?<path>(?:/[A-Za-z0-9._~!$&'()*+,;=:@-]+)*)/?");
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern NUMERIC = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");

  private final URI uri;
  private final String hostKey;

  private TenantHost(URI uri, String hostKey) {
    this.uri = uri;
    this.hostKey = hostKey;
  }

  /// Reads an address.
  ///
  /// @throws InvalidValueException with a clause for a person if the text is anything else
  public static TenantHost parse(String text) throws InvalidValueException {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidValueException("it is longer than " + MAX_LENGTH + " characters");
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new InvalidValueException(
          "it must be an address like https://acme.runlayer.com, optionally with a port and a path, and nothing else");
    }
    String scheme = form.group("scheme").toLowerCase(Locale.ROOT);
    String host = form.group("host").toLowerCase(Locale.ROOT);
    checkHost(host);
    switch (scheme) {
      case "https" -> {}
      case "http" -> {
        if (!loopback(host)) {
          throw new InvalidValueException(
              "plain http is for localhost, 127.0.0.1 and [::1] only; use https");
        }
      }
      default -> throw new InvalidValueException("it must begin with https://");
    }
    int port = port(form.group("port"), scheme);
    String path = form.group("path");
    if (path.contains("/./")
        || path.contains("/../")
        || path.endsWith("/.")
        || path.endsWith("/..")) {
      throw new InvalidValueException("its path must not hold . or .. as a folder");
    }
    String authority = port < 0 ? host : host + ":" + port;
    URI uri = uri(scheme + "://" + authority + path);
    // Java's parser wants a letter at the beginning of a name's last part, and the connection uses
    // that parser.
    if (uri.getHost() == null) {
      throw new InvalidValueException("its host is neither a name nor an address");
    }
    return new TenantHost(uri, authority);
  }

  /// The address: scheme and host in lower case, no default port, no slash at the end.
  public URI uri() {
    return uri;
  }

  /// The host in lower case without scheme, path or default port: names the credential and the
  /// marker.
  public String hostKey() {
    return hostKey;
  }

  /// The host as a resolver takes it: an IPv6 address without its brackets.
  public String name() {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// Whether the host is this machine, to which no proxy leads.
  public boolean loopback() {
    return loopback(uri.getHost());
  }

  /// Whether a secret for one may be sent to the other: same scheme, host and port.
  public boolean sameOrigin(TenantHost other) {
    return hostKey.equals(other.hostKey) && uri.getScheme().equals(other.uri.getScheme());
  }

  /// A route below this address.
  ///
  /// @param route begins with `/`, for example `/api/v1/ai-watch/scan`
  public URI resolve(String route) {
    return URI.create(uri + route);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TenantHost host && uri.equals(host.uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static boolean loopback(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  private static void checkHost(String host) throws InvalidValueException {
    if (host.startsWith("[")) {
      return; // Java's parser decides what an IPv6 address is.
    }
    if (host.endsWith(".")) {
      throw new InvalidValueException("its host must not end with a dot");
    }
    String[] labels = host.split("\\.", -1);
    // Resolvers take 0x7f.1 or 2130706433 for 127.0.0.1; only the usual spelling is an address
    // here.
    if (NUMERIC.matcher(labels[labels.length - 1]).matches()) {
      if (!IPV4.matcher(host).matches()) {
        throw new InvalidValueException(
            "its host is neither a name nor an address of four numbers");
      }
      return;
    }
    if (host.length() > MAX_NAME) {
      throw new InvalidValueException("its host is too long");
    }
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new InvalidValueException(
            "its host must be parts of letters, digits and hyphens, with a dot between them");
      }
    }
  }

  private static URI uri(String text) throws InvalidValueException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new InvalidValueException("its host is neither a name nor an address");
    }
  }

  /// -1 for the port that the scheme means anyway.
  private static int port(@Nullable String text, String scheme) throws InvalidValueException {
    if (text == null) {
      return -1;
    }
    int port = Integer.parseInt(text);
    if (port < 1 || port > MAX_PORT) {
      throw new InvalidValueException("its port must be between 1 and " + MAX_PORT);
    }
    return port == (scheme.equals("https") ? HTTPS_PORT : HTTP_PORT) ? -1 : port;
  }
}
