// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePolicyTest {
  private static final URI PROXY = URI.create("https://acme.example/proxy");
  private static final String UUID = "0b8e7a52-6b1c-4f55-9a52-4f3bb1c1a001";

  @ParameterizedTest
  @CsvSource({
    // scheme, host and port
    "https://mcp.example, https://mcp.example, true",
    "https://mcp.example, https://mcp.example/any/path, true",
    "https://mcp.example, HTTPS://MCP.Example/x, true",
    "https://mcp.example, http://mcp.example, false",
    "https://mcp.example, https://evil.example, false",
    "https://mcp.example, https://mcp.example.evil.example, false",
    "https://mcp.example, https://xmcp.example, false",
    "https://mcp.example, wss://mcp.example, false",
    // default ports equal omitted ones
    "https://mcp.example, https://mcp.example:443/x, true",
    "https://mcp.example:443, https://mcp.example, true",
    "http://mcp.example:80, http://mcp.example, true",
    "https://mcp.example, https://mcp.example:8443, false",
    "https://mcp.example:80, http://mcp.example, false",
    // path boundary
    "https://mcp.example/mcp, https://mcp.example/mcp, true",
    "https://mcp.example/mcp, https://mcp.example/mcp/, true",
    "https://mcp.example/mcp, https://mcp.example/mcp/stream, true",
    "https://mcp.example/mcp, https://mcp.example/mcpbackup, false",
    "https://mcp.example/mcp, https://mcp.example/MCP, false",
    "https://mcp.example/mcp, https://mcp.example/, false",
    "https://mcp.example/mcp/, https://mcp.example/mcp/stream, true",
    "https://mcp.example/, https://mcp.example/mcp, true",
    // query and fragment do not matter, also where they were redacted
    "https://mcp.example/mcp, https://mcp.example/mcp?key=<redacted>, true",
    "https://mcp.example/mcp, https://mcp.example/mcp#part, true",
    "https://mcp.example/mcp, https://mcp.example/x?y=/mcp, false",
    "https://mcp.example/mcp, https://mcp.example/mcp/<redacted>/sse, true",
    // addresses that two readers could read differently
    "https://mcp.example, https://user@mcp.example/, false",
    "https://mcp.example, https://evil.example@mcp.example/, false",
    "https://mcp.example/mcp, https://mcp.example/mcp/../admin, false",
    "https://mcp.example/mcp, https://mcp.example/mcp/%2E%2e/admin, false",
    "https://mcp.example/mcp, https://mcp.example/mcp/./x, false",
    "https://mcp.example, https:\\\\mcp.example, false",
    "https://mcp.example, mcp.example, false",
    "https://mcp.example, '', false",
  })
  void the_allowlist_covers_an_address(String entry, String url, boolean managed) {
    SourcePolicy policy = new SourcePolicy(PROXY, List.of(URI.create(entry)));

    assertThat(policy.isManaged(new McpSource.Remote(url))).isEqualTo(managed);
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.example/proxy/github, true",
    "https://acme.example/proxy, true",
    "https://acme.example/proxyother, false",
    "https://acme.example/api, false",
    "http://acme.example/proxy/github, false"
  })
  void the_tenants_own_proxy_is_managed(String url, boolean managed) {
    assertThat(new SourcePolicy(PROXY, List.of()).isManaged(new McpSource.Remote(url)))
        .isEqualTo(managed);
  }

  @ParameterizedTest
  @CsvSource({
    "runlayer run " + UUID + ", true",
    "runlayer run " + UUID + " --verbose, false",
    "runlayer  run " + UUID + ", false",
    "./runlayer run " + UUID + ", false",
    "runlayer exec " + UUID + ", false",
    "runlayer run github, false",
    "npx server, false",
    "https://mcp.example, false"
  })
  void a_command_is_managed_in_exactly_one_form(String command, boolean managed) {
    SourcePolicy policy = new SourcePolicy(PROXY, List.of(URI.create("https://mcp.example")));

    assertThat(policy.isManaged(new McpSource.Stdio(command, Set.of("LANG")))).isEqualTo(managed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "LD_PRELOAD",
        "DYLD_INSERT_LIBRARIES",
        "NODE_OPTIONS",
        "PYTHONPATH",
        "BASH_ENV"
      })
  void a_managed_command_is_not_trusted_with_a_variable_that_changes_what_runs(String variable) {
    McpSource source = new McpSource.Stdio("runlayer run " + UUID, Set.of(variable));

    assertThat(new SourcePolicy(PROXY, List.of()).isManaged(source)).isFalse();
  }
}
