// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import com.runlayer.aiwatch.discovery.inventory.Risk;
import com.runlayer.aiwatch.discovery.inventory.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an administrator is told about a server beyond what it is.
class RisksTest {
  @TempDir Path folder;

  private Server server(String entry, String permissions) throws IOException {
    Home home =
        Home.linux(folder).file(".cursor/mcp.json", "{\"mcpServers\":{\"a\":" + entry + "}}");
    Files.setPosixFilePermissions(
        home.path(".cursor/mcp.json"), PosixFilePermissions.fromString(permissions));
    return home.scan().configurations().getFirst().servers().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"command":"npx","args":["a@1.0.0"]}                                   | rw-r--r-- |
          {"command":"npx","args":["a"]}                                         | rw-r--r-- | UNPINNED
          {"command":"npx","args":["a@1.0.0"],"env":{"API_KEY":"hunter2"}}       | rw------- | PLAINTEXT_SECRET
          {"command":"npx","args":["a@1.0.0"],"env":{"API_KEY":"hunter2"}}       | rw-r----- | PLAINTEXT_SECRET
          {"command":"npx","args":["a@1.0.0"],"env":{"API_KEY":"hunter2"}}       | rw-r--r-- | PLAINTEXT_SECRET WORLD_READABLE_CONFIG
          {"command":"npx","args":["a@1.0.0"],"env":{"API_KEY":"${API_KEY}"}}    | rw-r--r-- |
          {"command":"npx","args":["a@1.0.0"],"env":{"LOG_LEVEL":"debug"}}       | rw-r--r-- |
          {"command":"npx","args":["a@1.0.0","--api-key","hunter2"]}             | rw------- | PLAINTEXT_SECRET
          {"command":"node","args":["s.js"]}                                     | rw-r--r-- |
          {"url":"https://h.example/mcp","headers":{"Authorization":"Bearer hunter2"}} | rw------- | PLAINTEXT_SECRET
          {"url":"https://h.example/mcp","headers":{"Authorization":"Bearer ${T}"}}    | rw------- |
          {"url":"https://u:hunter2@h.example/mcp"}                              | rw------- | PLAINTEXT_SECRET
          {"url":"http://h.example/mcp"}                                         | rw------- | CLEARTEXT_ENDPOINT
          {"url":"HTTP://h.example:80/mcp"}                                      | rw------- | CLEARTEXT_ENDPOINT
          {"url":"ws://10.0.0.1/mcp"}                                            | rw------- | CLEARTEXT_ENDPOINT
          {"url":"http://localhost:3000/mcp"}                                    | rw------- |
          {"url":"http://127.0.0.1:3000/mcp"}                                    | rw------- |
          {"url":"http://[::1]:3000/mcp"}                                        | rw------- |
          {"url":"http://app.localhost/mcp"}                                     | rw------- |
          {"url":"http://localhost.evil.example/mcp"}                            | rw------- | CLEARTEXT_ENDPOINT
          {"url":"http://localhost@evil.example/mcp"}                            | rw------- | PLAINTEXT_SECRET CLEARTEXT_ENDPOINT
          """)
  void risks_follow_from_the_entry_and_its_file(String entry, String permissions, String risks)
      throws IOException {
    assertThat(server(entry, permissions).risks())
        .extracting(Risk::name)
        .containsExactly(risks == null ? new String[0] : risks.split(" "));
  }

  @Test
  void what_redaction_takes_out_of_the_command_line_is_no_package() throws IOException {
    Server server =
        server("{\"command\":\"npx\",\"args\":[\"--api-key\",\"hunter2\"]}", "rw-------");

    assertThat(server.arguments()).hasValueSatisfying(a -> assertThat(a).contains("<redacted>"));
    assertThat(server.packageIdentity()).isEmpty();
  }

  @Test
  void a_variable_cannot_hide_a_folder_from_the_walk() {
    Home home = Home.linux(folder).server("code/p/.mcp.json", "a");
    home.variable("CLAUDE_CODE_PLUGIN_SEED_DIR", home.path("code").toString());

    assertThat(home.lines(home.scan()))
        .containsExactly("claude_code project ~/code/p/.mcp.json: a");
  }

  @Test
  void the_package_is_told_from_the_words_before_redaction_and_redacted_itself()
      throws IOException {
    String token = "ghp_" + "fakefakefakefakefake";
    Server server =
        server(
            "{\"command\":\"uvx\",\"args\":[\"--from\",\"git+https://"
                + token
                + "@h.example/x\",\"x\"]}",
            "rw-------");

    assertThat(server.packageIdentity())
        .map(PackageIdentity::name)
        .hasValueSatisfying(
            name -> assertThat(name).startsWith("git+https://").doesNotContain(token));
  }
}
