// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells managed MCP servers from those that nobody in the organisation knows of.
///
/// Managed is what is reached through the tenant's own proxy, started as `runlayer run <server
/// uuid>`, or on the allowlist. A command is never covered by the allowlist.
///
/// @param proxy the address below which the tenant's own MCP proxy serves
/// @param allowlist the organisation's remote servers
record SourcePolicy(URI proxy, List<URI> allowlist) {
  private static final Pattern MANAGED_COMMAND =
      Pattern.compile("runlayer run \\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /// Variables that make `runlayer` something else than the program that the organisation
  /// installed.
  private static final Pattern SUBVERTING_VARIABLE =
      Pattern.compile("PATH|LD_.*|DYLD_.*|NODE_OPTIONS|PYTHON.*|BASH_ENV");

  boolean isManaged(McpSource source) {
    return switch (source) {
      case McpSource.Remote(String url) ->
          origin(url)
              .map(
                  asked ->
                      Stream.concat(Stream.of(proxy), allowlist.stream())
                          .anyMatch(entry -> covers(entry, asked)))
              .orElse(false);
      case McpSource.Stdio stdio ->
          MANAGED_COMMAND.matcher(stdio.commandLine()).matches()
              && stdio.environment().stream()
                  .noneMatch(name -> SUBVERTING_VARIABLE.matcher(name).matches());
    };
  }

  /// Whether an entry covers an address.
  private static boolean covers(URI entry, Address asked) {
    return origin(entry.toString())
        .filter(allowed -> allowed.scheme.equals(asked.scheme))
        .filter(allowed -> allowed.host.equals(asked.host))
        .filter(allowed -> allowed.port == asked.port)
        .filter(allowed -> isBelow(allowed.path, asked.path))
        .isPresent();
  }

  private static boolean isBelow(String parent, String path) {
    String stem = parent.endsWith("/") ? parent.substring(0, parent.length() - 1) : parent;
    return path.equals(stem) || path.startsWith(stem + "/") || stem.isEmpty();
  }

  /// The address in a URL; nothing where two readers could disagree about it, or where it is no
  /// address at all.
  private static Optional<Address> origin(String url) {
    // Query and fragment never matter, and the redaction mark in them is nothing that a URI may
    // hold.
    String text = url.split("[?#]", 2)[0].replace("<", "%3C").replace(">", "%3E");
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      int defaultPort =
          switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> -1;
          };
      String host = uri.getHost();
      if (host == null || uri.getRawUserInfo() != null || defaultPort < 0) {
        return Optional.empty();
      }
      String path = uri.getRawPath();
      return hasDotSegment(path)
          ? Optional.empty()
          : Optional.of(
              new Address(
                  scheme,
                  host.toLowerCase(Locale.ROOT),
                  uri.getPort() < 0 ? defaultPort : uri.getPort(),
                  path));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean hasDotSegment(String path) {
    return Arrays.stream(path.toLowerCase(Locale.ROOT).replace("%2e", ".").split("/", -1))
        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  private record Address(String scheme, String host, int port, String path) {}
}
