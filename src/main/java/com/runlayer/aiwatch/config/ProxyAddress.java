// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An HTTP proxy without a login.
///
/// @param host in lower case; an IPv6 address keeps its brackets
/// @param port 1 to 65535
public record ProxyAddress(String host, int port) {
  private static final int MAX_PORT = 65_535;

  private static final Pattern FORM =
      Pattern.compile(
          "(?:http://)?(?<host>[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\]):(?<port>[0-9]{1,5})/?",
          Pattern.CASE_INSENSITIVE);

  /// Reads `http://host:port`; the scheme may be missing, as in many a `HTTPS_PROXY`.
  ///
  /// @throws InvalidValueException if the text is anything else, also where it holds a user name
  /// and a password
  public static ProxyAddress parse(String text) throws InvalidValueException {
    Matcher form = FORM.matcher(text);
    int port = form.matches() ? Integer.parseInt(form.group("port")) : 0;
    if (port < 1 || port > MAX_PORT) {
      throw new InvalidValueException(
          "it must be http://host:port, without a user name and a password");
    }
    return new ProxyAddress(form.group("host").toLowerCase(Locale.ROOT), port);
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port;
  }
}
