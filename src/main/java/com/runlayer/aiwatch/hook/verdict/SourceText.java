// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.redact.Redactor;
import java.util.List;

/// The source of an MCP server without its secrets.
final class SourceText {
  private static final Redactor REDACTOR = new Redactor();
  private static final String NOWHERE = "https://host.invalid/";

  private SourceText() {}

  /// An address without the secrets of query and fragment. The path stays as it is, because the
  /// tenant compares it with its allowlist.
  static String url(String url) {
    int query = url.indexOf('?');
    int fragment = url.indexOf('#');
    int end = Math.min(query < 0 ? url.length() : query, fragment < 0 ? url.length() : fragment);
    return url.substring(0, end)
        + REDACTOR.url(NOWHERE + url.substring(end)).substring(NOWHERE.length());
  }

  /// A command whose words are separated by one space each.
  static String command(String command) {
    return String.join(" ", REDACTOR.arguments(List.of(command.split(" ", -1))));
  }
}
