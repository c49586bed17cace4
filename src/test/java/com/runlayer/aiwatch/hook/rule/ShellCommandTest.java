// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShellCommandTest {
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("denied")
  void denies(String why, String command, Guarded expected) {
    assertThat(Calls.inProject().shell(command)).as(command).contains(expected);
  }

  static Stream<Arguments> denied() {
    return CommandCorpus.denied("denied-commands.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allowed")
  void lets_ordinary_work_through(String command) {
    assertThat(Calls.inProject().shell(command)).as(command).isEmpty();
  }

  static List<String> allowed() {
    return CommandCorpus.allowed("ordinary-commands.txt");
  }
}
