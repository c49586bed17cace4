// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the tenant compares stays, what is secret goes.
class SourceTextTest {
  @ParameterizedTest
  @CsvSource({
    "https://mcp.example/mcp, https://mcp.example/mcp",
    "https://mcp.example/mcp?key=FAKEsecret0123456789," + " https://mcp.example/mcp?key=<redacted>",
    "https://mcp.example/a1B2c3D4e5F6g7H8i9J0k1L2/mcp#x,"
        + " https://mcp.example/a1B2c3D4e5F6g7H8i9J0k1L2/mcp#<redacted>",
    "https://mcp.example?x=FAKEsecret0123456789, https://mcp.example?x=<redacted>",
  })
  void the_path_of_an_address_stays(String url, String expected) {
    assertThat(SourceText.url(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "runlayer run 0b5e9c1e-6f0a-4a39-9a43-2b6f0d1c8e77,"
        + " runlayer run 0b5e9c1e-6f0a-4a39-9a43-2b6f0d1c8e77",
    "npx -y @scope/pkg@1.2.3 --api-key FAKEsecret0123456789,"
        + " npx -y @scope/pkg@1.2.3 --api-key <redacted>",
  })
  void a_command_keeps_its_words(String command, String expected) {
    assertThat(SourceText.command(command)).isEqualTo(expected);
  }
}
