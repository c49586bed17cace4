// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.tenant.HookRoute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which files an event may take along, and how much of them.
@Timeout(60)
class TranscriptsTest {
  private static final int MAX = 512 * 1024;

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({
    "CLAUDE_CODE,.claude/projects/-home-dev-app/x.jsonl",
    "CODEX,.codex/sessions/2026/11/24/rollout.jsonl",
    "CURSOR,.cursor/projects/app/agent.txt",
    "HERMES,.hermes/profiles/src/session.json"
  })
  void each_client_has_its_folder(Sender sender, String path) throws IOException {
    Path file = write(path, "the end");

    assertThat(of(sender, "Stop", file)).contains("the end");
    assertThat(of(sender, "SubagentStop", file)).contains("the end");
    assertThat(of(sender, "PreToolUse", file)).isEmpty();
    for (Sender other : Sender.values()) {
      assertThat(of(other, "Stop", file).isPresent()).isEqualTo(other == sender);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".claude/projects/../secret.jsonl",
        ".claude/settings.json",
        ".claude/projects/x.pem",
        ".claude/projects/x.jsonl.key",
        ".claude/projects-of-others/x.jsonl",
        ".ssh/id.txt"
      })
  void other_files_are_not_sent(String path) throws IOException {
    Files.createDirectories(home.resolve(".claude/projects"));
    write(Path.of(path).normalize().toString(), "FAKE secret");

    assertThat(of(Sender.CLAUDE_CODE, "Stop", home.resolve(path))).isEmpty();
  }

  @Test
  void a_link_counts_as_what_it_leads_to() throws IOException {
    Path secret = write("secret.jsonl", "FAKE secret");
    Path real = write(".claude/projects/a/real.jsonl", "the end");
    Path out = Files.createSymbolicLink(home.resolve(".claude/projects/a/out.jsonl"), secret);
    Path in = Files.createSymbolicLink(home.resolve("in.jsonl"), real);
    Path folder = Files.createSymbolicLink(home.resolve(".claude/projects/b"), home);
    Path hard = Files.createLink(home.resolve(".claude/projects/a/hard.jsonl"), secret);

    assertThat(of(Sender.CLAUDE_CODE, "Stop", out)).isEmpty();
    assertThat(of(Sender.CLAUDE_CODE, "Stop", folder.resolve("secret.jsonl"))).isEmpty();
    assertThat(of(Sender.CLAUDE_CODE, "Stop", hard)).isEmpty();
    assertThat(of(Sender.CLAUDE_CODE, "Stop", in)).contains("the end");
  }

  @Test
  void a_client_whose_folder_is_a_link_keeps_its_sessions_there() throws IOException {
    Path elsewhere = Files.createDirectories(home.resolve("data/claude/projects"));
    Files.createSymbolicLink(home.resolve(".claude"), home.resolve("data/claude"));
    Files.writeString(elsewhere.resolve("x.jsonl"), "the end");

    assertThat(of(Sender.CLAUDE_CODE, "Stop", home.resolve(".claude/projects/x.jsonl")))
        .contains("the end");
  }

  @Test
  void another_users_file_and_what_is_no_file_are_not_sent() throws Exception {
    Path folder = Files.createDirectories(home.resolve(".claude/projects/x.jsonl"));
    assertThat(of(Sender.CLAUDE_CODE, "Stop", folder)).isEmpty();
    assertThat(of(Sender.CLAUDE_CODE, "Stop", home.resolve(".claude/projects/none.jsonl")))
        .isEmpty();
    assertThat(of(Sender.CLAUDE_CODE, "Stop", Path.of("relative.jsonl"))).isEmpty();
    Path pipe = home.resolve(".claude/projects/pipe.jsonl");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(of(Sender.CLAUDE_CODE, "Stop", pipe)).isEmpty();

    assumeTrue(
        new PosixSafeFiles().effectiveUser() == 0, "SKIPPED: only root can give a file away");
    Path foreign = write(".claude/projects/foreign.jsonl", "FAKE secret");
    Files.setAttribute(foreign, "unix:uid", 12345);
    assertThat(of(Sender.CLAUDE_CODE, "Stop", foreign)).isEmpty();
  }

  @Test
  void only_the_end_is_sent_and_no_half_character() throws IOException {
    // three bytes each, so that the cut goes through one of them
    String text = "a" + "\u20ac".repeat(MAX / 3 + 1000);
    Path file = write(".claude/projects/x.jsonl", text);

    String sent = of(Sender.CLAUDE_CODE, "Stop", file).orElseThrow();

    assertThat(sent).matches("\u20ac+");
    assertThat(sent.getBytes(StandardCharsets.UTF_8).length).isBetween(MAX - 3, MAX);
  }

  @Test
  void bytes_that_are_no_text_do_not_make_it_longer() throws IOException {
    byte[] bytes = new byte[MAX];
    Arrays.fill(bytes, (byte) 0xFF);
    Path file = home.resolve(".claude/projects/x.jsonl");
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);

    String sent = of(Sender.CLAUDE_CODE, "Stop", file).orElseThrow();

    assertThat(sent.getBytes(StandardCharsets.UTF_8).length).isBetween(MAX - 3, MAX);
  }

  private Path write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Optional<String> of(Sender sender, String name, Path transcript) {
    return new Transcripts(home, new PosixSafeFiles())
        .of(
            new EntryHeader(
                new UUID(1, 2),
                Instant.EPOCH,
                OptionalLong.empty(),
                HookRoute.EVENTS,
                "acme.example",
                sender,
                name,
                Optional.empty(),
                Optional.of(transcript),
                2));
  }
}
