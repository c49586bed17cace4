// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.identity;

import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import com.runlayer.aiwatch.discovery.inventory.PackageIdentity.Ecosystem;
import java.util.Optional;

/// What a package's specifier says, in the grammar of each ecosystem.
///
/// Sources: npm's `package-spec` (npm 11), Python's version specifiers (PEP 440, PEP 508) with
/// `name@version` as uvx 0.9 takes it, the OCI distribution specification's references, Deno 2's
/// `npm:`, `jsr:` and `https:` specifiers.
final class Specifiers {
  private static final int MAX_LENGTH = 500;

  private Specifiers() {}

  static Optional<PackageIdentity> npm(String specifier) {
    if (isNoName(specifier)) {
      return Optional.empty();
    }
    if (isPath(specifier)) {
      return file(specifier);
    }
    if (specifier.contains("://") || specifier.startsWith("github:") || isShorthand(specifier)) {
      return repository(Ecosystem.NPM, specifier, '#');
    }
    int at = specifier.indexOf('@', 1);
    String name = at < 0 ? specifier : specifier.substring(0, at);
    String version = at < 0 ? "" : specifier.substring(at + 1);
    if (version.startsWith("npm:")) { // an alias: what it stands for is what starts
      return npm(version.substring("npm:".length()));
    }
    return isNpmName(name)
        ? of(Ecosystem.NPM, name, version, isExactSemver(version))
        : Optional.empty();
  }

  static Optional<PackageIdentity> pypi(String specifier) {
    String bare = specifier.strip();
    int marker = bare.indexOf(';');
    bare = marker < 0 ? bare : bare.substring(0, marker).strip();
    int direct = bare.indexOf(" @ ");
    if (direct >= 0) {
      bare = bare.substring(direct + 3).strip();
    }
    if (isNoName(bare)) {
      return Optional.empty();
    }
    if (isPath(bare)) {
      return file(bare);
    }
    if (bare.contains("://")) {
      int fragment = bare.indexOf('#');
      return repository(Ecosystem.PYPI, fragment < 0 ? bare : bare.substring(0, fragment), '@');
    }
    int end = 0;
    while (end < bare.length() && bare.charAt(end) != '~' && isNameCharacter(bare.charAt(end))) {
      end++;
    }
    String name = bare.substring(0, end);
    String rest = bare.substring(end);
    if (rest.startsWith("[")) {
      int close = rest.indexOf(']');
      if (close < 0) {
        return Optional.empty();
      }
      rest = rest.substring(close + 1);
    }
    if (name.isEmpty() || !isLetterOrDigit(name.charAt(0))) {
      return Optional.empty();
    }
    if (rest.startsWith("@")) {
      String version = rest.substring(1);
      return of(Ecosystem.PYPI, name, version, isPythonVersion(version));
    }
    if (!rest.isEmpty() && "=<>!~".indexOf(rest.charAt(0)) < 0) {
      return Optional.empty();
    }
    int equals = 0;
    while (equals < rest.length() && rest.charAt(equals) == '=') {
      equals++;
    }
    String version = equals == 0 ? rest : rest.substring(equals);
    return of(Ecosystem.PYPI, name, version, equals >= 2 && isPythonVersion(version));
  }

  static Optional<PackageIdentity> image(String reference) {
    if (isNoName(reference) || reference.startsWith("-")) {
      return Optional.empty();
    }
    int at = reference.indexOf('@');
    String digest = at < 0 ? "" : reference.substring(at + 1);
    String tagged = at < 0 ? reference : reference.substring(0, at);
    int colon = tagged.lastIndexOf(':');
    boolean hasTag = colon > tagged.lastIndexOf('/');
    String name = hasTag ? tagged.substring(0, colon) : tagged;
    String tag = hasTag ? tagged.substring(colon + 1) : "";
    String version = digest.isEmpty() ? tag : tag.isEmpty() ? digest : tag + "@" + digest;
    return name.isEmpty() ? Optional.empty() : of(Ecosystem.OCI, name, version, isDigest(digest));
  }

  static Optional<PackageIdentity> deno(String specifier) {
    if (specifier.startsWith("npm:")) {
      return npm(withoutEntryPoint(specifier.substring("npm:".length())));
    }
    if (specifier.startsWith("jsr:")) {
      String spec = withoutEntryPoint(specifier.substring("jsr:".length()));
      return npm(spec)
          .map(
              found ->
                  new PackageIdentity(
                      Ecosystem.JSR, found.name(), found.version(), found.pinned()));
    }
    if (specifier.startsWith("https://") || specifier.startsWith("http://")) {
      return isNoName(specifier)
          ? Optional.empty()
          : of(Ecosystem.FILE, specifier, "", hasVersionInPath(specifier));
    }
    return file(specifier);
  }

  /// Code that is on this device and changes only when somebody changes it here.
  static Optional<PackageIdentity> file(String path) {
    return isNoName(path) || path.startsWith("-")
        ? Optional.empty()
        : of(Ecosystem.FILE, path, "", true);
  }

  /// A module that is installed on this device: nothing is fetched.
  static Optional<PackageIdentity> module(String module) {
    for (int i = 0; i < module.length(); i++) {
      char c = module.charAt(i);
      if (!isLetterOrDigit(c) && c != '_' && c != '.') {
        return Optional.empty();
      }
    }
    int dot = module.indexOf('.');
    String name = dot < 0 ? module : module.substring(0, dot);
    return name.isEmpty() ? Optional.empty() : of(Ecosystem.PYPI, name, "", true);
  }

  private static Optional<PackageIdentity> of(
      Ecosystem ecosystem, String name, String version, boolean pinned) {
    return Optional.of(
        new PackageIdentity(
            ecosystem, name, Optional.of(version).filter(text -> !text.isEmpty()), pinned));
  }

  /// Code straight from a repository or an archive; what follows `mark` in the last part of the
  /// path is a branch, a tag or a commit.
  private static Optional<PackageIdentity> repository(
      Ecosystem ecosystem, String address, char mark) {
    int at = address.lastIndexOf(mark);
    boolean hasReference = at > address.lastIndexOf('/');
    String name = hasReference ? address.substring(0, at) : address;
    String reference = hasReference ? address.substring(at + 1) : "";
    return of(ecosystem, name, reference, isHex(reference, 40) || isHex(reference, 64));
  }

  /// Too long, empty, more than one word, or not known before a variable has its value.
  private static boolean isNoName(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return true;
    }
    int percents = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$' || c == '{' || c == '}' || c <= ' ' || Character.isWhitespace(c)) {
        return true;
      }
      percents += c == '%' ? 1 : 0;
    }
    return percents >= 2 && !text.contains("://");
  }

  private static boolean isPath(String text) {
    return text.startsWith("/")
        || text.startsWith("./")
        || text.startsWith("../")
        || text.startsWith("~/")
        || text.equals(".")
        || text.startsWith("file:")
        || (text.length() > 2 && text.charAt(1) == ':' && text.charAt(2) == '\\');
  }

  /// GitHub's `owner/repository`, which npm takes too.
  private static boolean isShorthand(String text) {
    int slash = text.indexOf('/');
    return slash > 0 && text.lastIndexOf('@', slash) < 0;
  }

  private static boolean isNpmName(String name) {
    int start = 0;
    if (name.startsWith("@")) {
      start = name.indexOf('/') + 1;
      if (start < 3 || start == name.length()) {
        return false;
      }
    }
    for (int i = name.startsWith("@") ? 1 : 0; i < name.length(); i++) {
      if (!isNameCharacter(name.charAt(i)) && i != start - 1) {
        return false;
      }
    }
    return !name.isEmpty() && name.charAt(start) != '-' && name.charAt(start) != '.';
  }

  private static String withoutEntryPoint(String specifier) {
    String bare = specifier.startsWith("/") ? specifier.substring(1) : specifier;
    int from = bare.startsWith("@") ? bare.indexOf('/') + 1 : 0;
    int slash = bare.indexOf('/', from);
    return slash < 0 ? bare : bare.substring(0, slash);
  }

  private static boolean hasVersionInPath(String address) {
    int at = address.indexOf('@');
    int end = at < 0 ? -1 : address.indexOf('/', at);
    return at >= 0 && isExactSemver(address.substring(at + 1, end < 0 ? address.length() : end));
  }

  /// `1.2.3`, `v1.2.3-rc.1+build`: three numbers and nothing open.
  private static boolean isExactSemver(String version) {
    int i = version.startsWith("v") || version.startsWith("=") ? 1 : 0;
    for (int number = 0; number < 3; number++) {
      int start = i;
      while (i < version.length() && isDigit(version.charAt(i))) {
        i++;
      }
      if (i == start) {
        return false;
      }
      if (number < 2) {
        if (i == version.length() || version.charAt(i) != '.') {
          return false;
        }
        i++;
      }
    }
    if (i == version.length()) {
      return true;
    }
    if (version.charAt(i) != '-' && version.charAt(i) != '+') {
      return false;
    }
    for (i++; i < version.length(); i++) {
      char c = version.charAt(i);
      if (!isLetterOrDigit(c) && c != '-' && c != '.' && c != '+') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPythonVersion(String version) {
    if (version.isEmpty() || !(isDigit(version.charAt(0)) || version.charAt(0) == 'v')) {
      return false;
    }
    boolean digit = false;
    for (int i = 0; i < version.length(); i++) {
      char c = version.charAt(i);
      if (!isLetterOrDigit(c) && "._+!-".indexOf(c) < 0) {
        return false;
      }
      digit |= isDigit(c);
    }
    return digit;
  }

  private static boolean isDigest(String digest) {
    return (digest.startsWith("sha256:") && isHex(digest.substring(7), 64))
        || (digest.startsWith("sha512:") && isHex(digest.substring(7), 128));
  }

  private static boolean isHex(String text, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNameCharacter(char c) {
    return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '~';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
