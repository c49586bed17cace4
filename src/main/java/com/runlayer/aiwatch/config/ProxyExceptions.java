// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import com.runlayer.aiwatch.platform.SystemProxySettings;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The hosts to which no proxy leads.
///
/// @param entries in lower case
/// @param subdomains whether a plain name means its subdomains too, as in `NO_PROXY`
/// @param simpleNames whether names without a dot are meant
record ProxyExceptions(List<String> entries, boolean subdomains, boolean simpleNames) {
  /// More than anybody lists; what follows is not looked at.
  private static final int MAX_ENTRIES = 1000;

  private static final String LOCAL = "<local>";

  /// `NO_PROXY` by the rules of curl 7.86 and later: separated by commas or white space; `*`; a
  /// name, with or without a dot in front, means its subdomains too; addresses, also in CIDR
  /// notation. As in wget and Go, an entry may end in a port, and `*.` in front is a dot.
  static ProxyExceptions ofVariable(String list) {
    return new ProxyExceptions(
        Arrays.stream(list.split("[,\\s]", -1)).map(ProxyExceptions::plain).toList(), true, false);
  }

  /// The exceptions of macOS: names and addresses with `*` anywhere, and CIDR notation.
  static ProxyExceptions ofSystem(SystemProxySettings settings) {
    return new ProxyExceptions(
        settings.exceptions().stream().map(ProxyExceptions::plain).toList(),
        false,
        settings.excludesSimpleNames());
  }

  /// Keeps what is not empty.
  ProxyExceptions {
    entries = entries.stream().filter(entry -> !entry.isEmpty()).limit(MAX_ENTRIES).toList();
  }

  boolean contain(TenantHost host) {
    URI uri = host.uri();
    String name = unbracketed(uri.getHost());
    String port = ":" + (uri.getPort() < 0 ? "443" : Integer.toString(uri.getPort()));
    Optional<IpAddress> address = IpAddress.parse(name);
    boolean simple = address.isEmpty() && name.indexOf('.') < 0;
    return (simple && (simpleNames || entries.contains(LOCAL)))
        || entries.stream()
            .anyMatch(
                entry ->
                    address
                        .map(known -> matches(entry, known, port))
                        .orElseGet(() -> matches(entry, name, port)));
  }

  private boolean matches(String entry, IpAddress address, String port) {
    String plain = withoutPort(entry, port);
    return address.in(unbracketed(plain))
        || (!subdomains && matchesPattern(plain, address.toString()))
        || entry.equals("*");
  }

  private boolean matches(String entry, String name, String port) {
    String plain = withoutPort(entry, port);
    if (!subdomains) {
      return plain.startsWith(".") ? name.endsWith(plain) : matchesPattern(plain, name);
    }
    String domain = plain.startsWith("*.") ? plain.substring(1) : plain;
    String bare = domain.startsWith(".") ? domain.substring(1) : domain;
    String whole = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    return plain.equals("*")
        || (!whole.isEmpty() && (name.equals(whole) || name.endsWith("." + whole)));
  }

  /// Whether `*` in a pattern can stand for parts of the text so that both are equal. Goes back to
  /// the last `*` only, which is enough and keeps the work within the product of both lengths.
  private static boolean matchesPattern(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static String withoutPort(String entry, String port) {
    boolean address = entry.indexOf(':') != entry.lastIndexOf(':') && !entry.contains("]");
    return !address && entry.endsWith(port)
        ? entry.substring(0, entry.length() - port.length())
        : entry;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static String plain(String entry) {
    return entry.strip().toLowerCase(Locale.ROOT);
  }
}
