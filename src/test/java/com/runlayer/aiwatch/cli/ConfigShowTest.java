// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigShowTest {
  @TempDir Path world;
  private Shell shell;

  @BeforeEach
  void newWorld() {
    shell = new Shell(world);
  }

  @Test
  void every_value_is_shown_with_its_source_and_secrets_are_masked() {
    shell.managed(
        """
        <key>Host</key><string>https://Acme.Runlayer.com</string>
        <key>OrgApiKey</key><string>rl_org_FAKE0123456789abcdef</string>
        <key>Enforcement</key><false/>
        <key>Sessions</key><string>false</string>
        <key>Username</key><string>REPLACE_WITH_NAME</string>
        <key>ExcludePaths</key><array><string>~/big</string></array>
        """);

    Shell.Result result = shell.run("config", "show");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    String file = shell.root() + "/etc/runlayer/com.runlayer.aiwatch.plist";
    assertThat(
            result
                .out()
                .replace(file, "FILE")
                .replace(shell.root().toString(), "ROOT")
                .replaceAll(" {2,}", "  "))
        .isEqualTo(
            """
            KEY  VALUE  SOURCE
            Host  https://Acme.Runlayer.com  FILE
            OrgApiKey  rl_org_…cdef  FILE
            EnrollmentKey  -  default
            Username  -  default
            DeviceName  -  default
            Enforcement  false  FILE
            Sessions  true  default
            FailureMode  closed  default
            CaBundle  -  default
            Proxy  -  default
            ExcludePaths  ~/big  FILE

            MANAGED FILE  STATE
            ROOT/etc/runlayer/dev/com.runlayer.aiwatch.plist  absent
            FILE  read

            Problems:
              Sessions from FILE does not count: it is a string and must be a boolean.
              Username from FILE does not count: it is a template that nobody filled in.
            """);
  }

  @Test
  void json_holds_the_same_and_never_a_secret() {
    shell.managed("<key>OrgApiKey</key><string>rl_org_FAKE0123456789abcdef</string>");

    Shell.Result result = shell.run("config", "show", "--json");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("\"schema\" : 1", "\"managed\" : true", "\"state\" : \"read\"")
        .doesNotContain("0123456789");
  }

  @ParameterizedTest
  @CsvSource({
    "http://svc:FAKEpassword@proxy.example:3128, http://svc:…@proxy.example:3128",
    "http://svc:FAKE password@proxy.example:3128, Proxy from",
    "http://svc:FAKEpassword@proxy.example, Proxy from",
    "https://svc:FAKEpassword@proxy.example:3128, Proxy from",
  })
  void the_password_of_a_proxy_is_never_shown(String proxy, String words) {
    shell.managed(
        "<key>Host</key><string>https://acme.example</string><key>Proxy</key><string>"
            + proxy
            + "</string>");

    for (Shell.Result result :
        List.of(shell.run("config", "show"), shell.run("config", "show", "--json"))) {
      assertThat(result.out()).contains(words).doesNotContain("FAKE");
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void with_a_managed_file_the_environment_does_not_count() {
    shell
        .managed("<key>Enforcement</key><false/>")
        .environment("RUNLAYER_HOST", "https://other.example")
        .environment("RUNLAYER_API_KEY", "rl_org_FAKEother00000000");

    Shell.Result result = shell.run("config", "show");

    assertThat(result.out()).doesNotContain("other");
  }

  @Test
  void without_a_managed_file_the_environment_counts() {
    shell.environment("RUNLAYER_HOST", "https://acme.example");

    assertThat(shell.run("config", "show").out())
        .containsPattern("Host +https://acme.example +RUNLAYER_HOST");
  }
}
