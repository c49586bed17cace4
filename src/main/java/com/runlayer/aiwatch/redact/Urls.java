// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Takes secrets out of an address, by hand: what clients have in their files is often no valid
/// URI, and must not pass for that.
final class Urls {
  private static final String REDACTED = Redactor.REDACTED;

  /// The user of every forge's ssh address.
  private static final String GIT = "git";

  private Urls() {}

  /// Scheme, host, port and harmless segments of the path remain.
  static String redact(String url) {
    int scheme = url.indexOf("://");
    int authority = scheme < 0 ? 0 : scheme + 3;
    int end = find(url, authority, "/?#\\");
    end = userInfoAcrossSlashes(url, authority, end);
    int query = find(url, end, "?#");
    int fragment = find(url, query, "#");
    StringBuilder out = new StringBuilder(url.length());
    out.append(url, 0, authority);
    authority(url.substring(authority, end), out);
    path(url.substring(end, query), out);
    query(url.substring(query, fragment), out);
    if (fragment < url.length()) {
      out.append('#').append(parameter(url.substring(fragment + 1)));
    }
    return out.toString();
  }

  /// The first of some characters, where none of a reference counts.
  private static int find(String url, int from, String characters) {
    int at = from;
    while (at < url.length() && characters.indexOf(url.charAt(at)) < 0) {
      at = Math.max(at + 1, References.end(url, at));
    }
    return at;
  }

  /// A password with a slash or question mark in it seems to end the authority. Then what stands
  /// behind the colon is no port, and an `@` follows.
  private static int userInfoAcrossSlashes(String url, int authority, int end) {
    int at = url.lastIndexOf('@');
    if (at < end) {
      return end;
    }
    int colon = url.indexOf(':', authority);
    if (colon < 0 || colon >= end || url.charAt(authority) == '[') {
      return end;
    }
    for (int i = colon + 1; i < end; i++) {
      if (!Chars.isDigit(url.charAt(i))) {
        return Values.isReferences(url.substring(colon + 1, end)) ? end : find(url, at, "/?#\\");
      }
    }
    return end;
  }

  private static void authority(String authority, StringBuilder out) {
    int at = authority.lastIndexOf('@');
    if (at < 0) {
      out.append(authority);
      return;
    }
    String userInfo = authority.substring(0, at);
    boolean harmless = userInfo.equals(GIT) || userInfo.isEmpty() || Values.isReferences(userInfo);
    out.append(harmless ? userInfo : REDACTED).append(authority, at, authority.length());
  }

  private static void path(String path, StringBuilder out) {
    String before = "";
    int at = 0;
    while (true) {
      int slash = find(path, at, "/");
      String segment = path.substring(at, slash);
      out.append(segment(segment, before));
      if (slash == path.length()) {
        return;
      }
      out.append('/');
      before = segment;
      at = slash + 1;
    }
  }

  private static String segment(String segment, String before) {
    if (SecretNames.of(before) != SecretNames.Verdict.HARMLESS && hasDigit(segment)) {
      return Values.secret(segment);
    }
    String decoded = decode(segment);
    String redacted = Words.redact(decoded.replace("://", ":"));
    if (redacted.contains(REDACTED)) {
      return decoded.equals(segment) ? redacted : REDACTED;
    }
    return segment;
  }

  private static boolean hasDigit(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      if (Chars.isDigit(segment.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Begins with `?`, or is empty.
  private static void query(String query, StringBuilder out) {
    int at = 0;
    while (at < query.length()) {
      out.append(query.charAt(at)); // ? & ;
      int end = find(query, at + 1, "&;");
      out.append(parameter(query.substring(at + 1, end)));
      at = end;
    }
  }

  /// The name of a parameter remains; something without a name is a value.
  private static String parameter(String parameter) {
    int equals = find(parameter, 0, "=");
    if (equals == parameter.length()) {
      return parameter.isEmpty() ? "" : Values.secret(parameter);
    }
    String name = parameter.substring(0, equals);
    return Words.segment(name, false) + "=" + Values.secret(parameter.substring(equals + 1));
  }

  /// Percent-encoding undone, so that an encoded secret is seen as one.
  private static String decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
    int at = 0;
    while (at < segment.length()) {
      char c = segment.charAt(at);
      if (c == '%'
          && at + 2 < segment.length()
          && Chars.isHex(segment.charAt(at + 1))
          && Chars.isHex(segment.charAt(at + 2))) {
        bytes.write(
            Character.digit(segment.charAt(at + 1), 16) * 16
                + Character.digit(segment.charAt(at + 2), 16));
        at += 3;
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        at++;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
