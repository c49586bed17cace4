// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

/// A source as it is put to the tenant: text that no two readers understand differently. It is not
/// redacted.
public sealed interface SourceForm {
  /// A remote server.
  ///
  /// @param text an absolute address, scheme and host in lower case
  record Url(String text) implements SourceForm {}

  /// A server that the client starts.
  ///
  /// @param text the command and its arguments, joined by one space
  record Command(String text) implements SourceForm {}
}
