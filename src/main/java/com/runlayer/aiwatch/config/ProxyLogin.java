// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/// What a proxy wants to hear before it opens a way. It is told to the proxy and nobody else.
///
/// @param user may hold a domain: `CORP\svc`
/// @param password never shown, not even its last characters: it may be short
public record ProxyLogin(String user, String password) {
  /// Characters of a user or password that stand for themselves in a URL (RFC 3986, `unreserved`).
  private static final String UNRESERVED = "-._~";

  /// Reads `user:password` with percent signs.
  static ProxyLogin parse(String text) throws InvalidValueException {
    int colon = text.indexOf(':');
    if (colon < 0 || colon == text.length() - 1) {
      throw new InvalidValueException("its password is missing");
    }
    String user = decoded(text.substring(0, colon));
    String password = decoded(text.substring(colon + 1));
    if (user.isEmpty() || user.contains(":")) {
      // the header for the proxy separates both with the first colon
      throw new InvalidValueException("its user name is missing or holds a colon");
    }
    return new ProxyLogin(user, password);
  }

  /// The value of `Proxy-Authorization` (RFC 7617).
  public String basic() {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  String encoded() {
    return encoded(user) + ":" + encoded(password);
  }

  @Override
  public String toString() {
    return user + ":…";
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static String decoded(String text) throws InvalidValueException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < source.length; i++) {
      byte b = source[i];
      if (b == '%') {
        if (i + 2 >= source.length
            || !HexFormat.isHexDigit(source[i + 1])
            || !HexFormat.isHexDigit(source[i + 2])) {
          throw new InvalidValueException(
              "a percent sign in its user name or password is written as %25");
        }
        b =
            (byte)
                ((HexFormat.fromHexDigit(source[i + 1]) << 4)
                    | HexFormat.fromHexDigit(source[i + 2]));
        i += 2;
      } else if (b == '/' || b == '?' || b == '#' || b == ' ') {
        throw new InvalidValueException(
            "in its user name and password, characters like / ? # @ and the space are written with a percent sign (%2F)");
      }
      if ((b >= 0 && b < ' ') || b == 0x7F) {
        throw new InvalidValueException("its user name or password holds control characters");
      }
      bytes.write(b);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InvalidValueException("its user name or password is no UTF-8");
    }
  }
}
