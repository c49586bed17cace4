// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the organisation allows.
///
/// @param allowlist remote MCP servers: same scheme, host and port; an entry with a path covers
///     that path and what is below it
/// @param rules about tools; the first that covers a tool decides
public record Policy(List<URI> allowlist, List<Rule> rules) {
  public Policy {
    allowlist = List.copyOf(allowlist);
    rules = List.copyOf(rules);
  }

  /// Nothing is on the allowlist and no rule holds.
  public static Policy empty() {
    return new Policy(List.of(), List.of());
  }

  /// This policy with these servers on the allowlist too.
  public Policy allowing(URI... servers) {
    return new Policy(Stream.concat(allowlist.stream(), Stream.of(servers)).toList(), rules);
  }

  /// This policy with these rules after its own.
  public Policy with(Rule... more) {
    return new Policy(allowlist, Stream.concat(rules.stream(), Stream.of(more)).toList());
  }

  Optional<Rule.DenyTool> denial(String toolName) {
    return first(Rule.DenyTool.class, toolName);
  }

  Optional<Rule.RewriteArguments> rewriting(String toolName) {
    return first(Rule.RewriteArguments.class, toolName);
  }

  /// The rule that blocks this output.
  ///
  /// @param output all that the tool put out, as text
  Optional<Rule.BlockOutput> blocking(String toolName, String output) {
    return all(Rule.BlockOutput.class, toolName)
        .filter(rule -> output.contains(rule.containing()))
        .findFirst();
  }

  private <R extends Rule> Optional<R> first(Class<R> kind, String toolName) {
    return all(kind, toolName).findFirst();
  }

  private <R extends Rule> Stream<R> all(Class<R> kind, String toolName) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).filter(r -> r.covers(toolName));
  }
}
