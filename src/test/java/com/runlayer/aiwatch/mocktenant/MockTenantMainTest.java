// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockTenantMainTest {
  @ParameterizedTest
  @CsvSource({"'', 0", "--port 0, 0", "--port 8765, 8765", "--port 65535, 65535"})
  void the_port_is_read_from_the_arguments(String arguments, int port) {
    assertThat(MockTenantMain.options(words(arguments)))
        .contains(new MockTenantMain.Options(port, Optional.empty(), Policy.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "--tls",
    "--port",
    "--port x",
    "--port -1",
    "--port 65536",
    "--port 1 2",
    "--deny",
    "--allow mcp",
    "--prot 1",
    "8765"
  })
  void wrong_arguments_are_told_from_none(String arguments) {
    assertThat(MockTenantMain.options(words(arguments))).isEmpty();
  }

  @Test
  void a_certificate_can_be_given() {
    assertThat(MockTenantMain.options(words("--tls keys.p12 --port 1")))
        .contains(new MockTenantMain.Options(1, Optional.of(Path.of("keys.p12")), Policy.empty()));
  }

  @Test
  void tools_can_be_denied_and_servers_allowed() {
    Policy policy =
        Policy.empty()
            .allowing(URI.create("http://127.0.0.1:1/mcp"))
            .with(
                new Rule.DenyTool("Write", "Your organisation does not allow Write."),
                new Rule.DenyTool("apply_*", "Your organisation does not allow apply_*."));

    assertThat(
            MockTenantMain.options(
                words("--deny Write --port 1 --allow http://127.0.0.1:1/mcp --deny apply_*")))
        .contains(new MockTenantMain.Options(1, Optional.empty(), policy));
  }

  @Test
  void what_a_client_needs_is_printed() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MockTenant tenant = MockTenant.start(MockTenantOptions.defaults())) {
      MockTenantMain.introduce(tenant, new PrintStream(out, true, StandardCharsets.UTF_8));

      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualToNormalizingNewlines(
              """
              Host:          http://127.0.0.1:%d
              OrgApiKey:     rl_org_FAKE5e0c1a7d2b94
              EnrollmentKey: rl_enroll_FAKE8b3f6d1e4c72
              """
                  .formatted(tenant.address().getPort()));
    }
  }

  private static List<String> words(String arguments) {
    return Arrays.stream(arguments.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
