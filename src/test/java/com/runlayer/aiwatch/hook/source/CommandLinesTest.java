// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which commands are put to the tenant, and how.
class CommandLinesTest {
  private static final String SERVER = "0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d";
  private static final Variables VARIABLES =
      new Variables(HookClient.CLAUDE_CODE, Map.of("ID", SERVER, "TWO", "run " + SERVER));

  /// @param words with `,` between them
  private static Formed form(String words, List<String> environment, List<String> circumstances) {
    return CommandLines.form(
        new Source.Stdio(
            Arrays.asList(World.unescaped(words).split(",", -1)), environment, circumstances),
        VARIABLES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          npx,-y,@scope/tool@1.2                                 | npx -y @scope/tool@1.2
          runlayer                                               | runlayer
          /usr/bin/runlayer,run,0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d | /usr/bin/runlayer run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d
          runlayer,run,0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d      | runlayer run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d
          runlayer,run,${ID}                                     | runlayer run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d
          ${CMD:-runlayer},run,${ID}                             | runlayer run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d
          node,--flag=a;b                                        | node --flag=a;b
          """)
  void the_words_are_joined_by_one_space(String words, String expected) {
    assertThat(form(words, List.of(), List.of()))
        .isEqualTo(new Formed.Good(new SourceForm.Command(expected)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          npx,,tool|empty or has white space
          runlayer run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d|empty or has white space
          runlayer,run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d|empty or has white space
          runlayer,${TWO}|empty or has white space
          sh,-c,"x"|empty or has white space
          sh,-c,'x'|empty or has white space
          sh,-c,`x`|empty or has white space
          a<00a0>b|empty or has white space
          a<0007>|empty or has white space
          a<2028>b|empty or has white space
          a<200b>b|empty or has white space
          runlayer,run|has not three words
          runlayer,evil|has not three words
          runlayer,run,0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d,--config=/evil|has not three words
          runlayer,run,${NONE}|the variable NONE, which is not set
          ${NONE},run|the variable NONE, which is not set
          """)
  void words_that_would_look_like_others_are_refused(String words, String reason) {
    assertThat(form(words, List.of(), List.of()))
        .isInstanceOfSatisfying(Formed.Bad.class, bad -> assertThat(bad.clause()).contains(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "DYLD_INSERT_LIBRARIES",
        "NODE_OPTIONS",
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "BASH_ENV"
      })
  void a_variable_that_makes_runlayer_another_program_is_refused(String variable) {
    assertThat(form("runlayer,run," + SERVER, List.of("A", variable), List.of()))
        .isEqualTo(
            new Formed.Bad(
                "its command begins with \"runlayer\" and is started with the variable "
                    + variable));
    assertThat(form("other,run," + SERVER, List.of(variable), List.of()))
        .isInstanceOf(Formed.Good.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cwd", "envFile"})
  void another_folder_or_a_file_of_variables_is_refused(String field) {
    assertThat(form("runlayer,run," + SERVER, List.of(), List.of(field)))
        .isEqualTo(
            new Formed.Bad(
                "its command begins with \"runlayer\" and is started with \"" + field + "\""));
    assertThat(form("other", List.of(), List.of(field))).isInstanceOf(Formed.Good.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"API_KEY", "XPATH", "PATHS", "HOME"})
  void any_other_variable_may_be_set(String variable) {
    assertThat(form("runlayer,run," + SERVER, List.of(variable), List.of()))
        .isInstanceOf(Formed.Good.class);
  }
}
