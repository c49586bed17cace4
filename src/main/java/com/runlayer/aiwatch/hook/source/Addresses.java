// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.util.List;
import java.util.Locale;

/// Brings the address of a remote server into the form that is put to the tenant, and finds those
/// that the client and the tenant could understand differently: URL parsers (WHATWG's in the
/// clients, RFC 3986's elsewhere) disagree about all that is refused here.
final class Addresses {
  private static final String AFTER_SCHEME = "://";

  private Addresses() {}

  /// @param written as the entry has it
  static Formed form(String written, Variables variables) {
    int variable = variables.first(written);
    if (variable >= 0 && variable < authorityEnd(written)) {
      return new Formed.Bad("its address has a variable in its scheme or host");
    }
    return switch (variables.expand(written)) {
      case Expanded.Unknown(String clause) ->
          new Formed.Bad("its address cannot be told: " + clause);
      case Expanded.Text(String text) -> form(text);
    };
  }

  /// @param address without variables
  static Formed form(String address) {
    if (Characters.hasBlankOrHidden(address)) {
      return new Formed.Bad("its address holds white space or control characters");
    }
    if (address.indexOf('\\') >= 0) {
      return new Formed.Bad("its address holds a backslash");
    }
    int schemeEnd = address.indexOf(AFTER_SCHEME);
    String scheme = schemeEnd < 0 ? "" : address.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return new Formed.Bad("its address does not begin with http:// or https://");
    }
    int end = authorityEnd(address);
    String authority = address.substring(schemeEnd + AFTER_SCHEME.length(), end);
    String problem = authorityProblem(authority);
    if (!problem.isEmpty()) {
      return new Formed.Bad(problem);
    }
    if (hasDotSegment(path(address, end))) {
      return new Formed.Bad("its address holds a path with \".\" or \"..\"");
    }
    return new Formed.Good(
        new SourceForm.Url(
            scheme + AFTER_SCHEME + authority.toLowerCase(Locale.ROOT) + address.substring(end)));
  }

  /// Where scheme and authority are over; the whole text where it has no scheme.
  private static int authorityEnd(String address) {
    int schemeEnd = address.indexOf(AFTER_SCHEME);
    if (schemeEnd < 0) {
      return address.length();
    }
    for (int i = schemeEnd + AFTER_SCHEME.length(); i < address.length(); i++) {
      if ("/?#".indexOf(address.charAt(i)) >= 0) {
        return i;
      }
    }
    return address.length();
  }

  private static String path(String address, int start) {
    for (int i = start; i < address.length(); i++) {
      if (address.charAt(i) == '?' || address.charAt(i) == '#') {
        return address.substring(start, i);
      }
    }
    return address.substring(start);
  }

  /// What is wrong with host or port.
  ///
  /// @return a clause; empty where all is well
  private static String authorityProblem(String authority) {
    if (authority.indexOf('@') >= 0) {
      return "its address holds a user name or password";
    }
    if (!Characters.isAscii(authority) || authority.indexOf('%') >= 0) {
      return "its address has a host that is not plain ASCII";
    }
    int bracket = authority.indexOf(']');
    int colon = authority.indexOf(':', bracket + 1);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    if (colon >= 0 && !isPort(authority.substring(colon + 1))) {
      return "its address has no valid port";
    }
    return isHost(host) ? "" : "its address has no valid host";
  }

  /// Without leading zeros, which not every parser takes away.
  private static boolean isPort(String port) {
    if (port.isEmpty() || port.length() > 5 || port.charAt(0) == '0') {
      return false;
    }
    return port.chars().allMatch(Addresses::isDigit) && Integer.parseInt(port) <= 65_535;
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      return host.endsWith("]")
          && host.length() > 2
          && host.substring(1, host.length() - 1)
              .chars()
              .allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
    }
    List<String> labels = List.of(host.split("\\.", -1));
    return labels.stream().allMatch(Addresses::isLabel)
        && (!looksNumeric(labels.getLast()) || isAddressOfVersion4(labels));
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label
            .chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || isDigit(c)
                        || c == '-'
                        || c == '_');
  }

  /// Clients take a host whose last part is a number for an address, also `2130706433` and
  /// `0x7f.1`.
  private static boolean looksNumeric(String label) {
    return label.chars().allMatch(Addresses::isDigit)
        || (label.length() >= 2
            && label.charAt(0) == '0'
            && (label.charAt(1) == 'x' || label.charAt(1) == 'X'));
  }

  private static boolean isAddressOfVersion4(List<String> labels) {
    return labels.size() == 4
        && labels.stream()
            .allMatch(
                label ->
                    label.length() <= 3
                        && label.chars().allMatch(Addresses::isDigit)
                        && (label.length() == 1 || label.charAt(0) != '0')
                        && Integer.parseInt(label) <= 255);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean hasDotSegment(String path) {
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (isDots(path.substring(start, end))) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /// One or two dots, each maybe written `%2e`.
  private static boolean isDots(String segment) {
    String plain = segment.length() > 6 ? "" : segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
    return plain.equals(".") || plain.equals("..");
  }
}
