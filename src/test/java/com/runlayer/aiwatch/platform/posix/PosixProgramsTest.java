// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.runlayer.aiwatch.platform.ProgramRun;
import com.runlayer.aiwatch.platform.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PosixProgramsTest {
  private static final Path SHELL = Path.of("/bin/sh");

  private final Programs programs = new PosixPrograms();

  @Test
  void both_streams_and_the_exit_status_are_told() {
    assertThat(shell("echo out; echo err >&2; exit 3"))
        .isEqualTo(new ProgramRun.Ended(3, "out\nerr\n"));
  }

  @Test
  void a_program_gets_no_environment_no_input_and_no_folder_of_ours() {
    assertThat(programs.run(Path.of("/usr/bin/env"), List.of()))
        .isEqualTo(new ProgramRun.Ended(0, ""));
    assertThat(shell("cat; pwd")).isEqualTo(new ProgramRun.Ended(0, "/\n"));
  }

  @Test
  void arguments_are_words_and_no_shell_reads_them() {
    assertThat(programs.run(Path.of("/bin/echo"), List.of("$HOME; false", "a  b")))
        .isEqualTo(new ProgramRun.Ended(0, "$HOME; false a  b\n"));
  }

  @Test
  void more_output_than_is_kept_does_not_hold_the_program_up() {
    ProgramRun run = shell("head -c 1000000 /dev/zero");

    assertThat(run)
        .isInstanceOfSatisfying(
            ProgramRun.Ended.class,
            ended -> {
              assertThat(ended.exit()).isZero();
              assertThat(ended.output()).hasSize(64 * 1024);
            });
  }

  @Test
  void a_program_that_does_not_end_is_ended() {
    Programs impatient = new PosixPrograms(Duration.ofMillis(200));

    assertThat(impatient.run(SHELL, List.of("-c", "exec sleep 600")))
        .isEqualTo(new ProgramRun.TimedOut());
  }

  @Test
  void a_child_that_keeps_the_pipe_open_does_not_take_the_output_away() {
    Programs impatient = new PosixPrograms(Duration.ofSeconds(1));

    // the child outlives its parent by some seconds
    assertThat(impatient.run(SHELL, List.of("-c", "echo said; sleep 4 & exit 3")))
        .isEqualTo(new ProgramRun.Ended(3, "said\n"));
  }

  @Test
  void a_program_that_is_not_there_is_a_state_and_a_relative_path_a_defect() {
    assertThat(programs.run(Path.of("/nowhere/launchctl"), List.of()))
        .isEqualTo(new ProgramRun.NotStarted("is not there"));
    assertThatThrownBy(() -> programs.run(Path.of("launchctl"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ProgramRun shell(String script) {
    return programs.run(SHELL, List.of("-c", script));
  }
}
