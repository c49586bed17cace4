// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.build;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.cli.CommandTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

@Timeout(60)
class CommandFilesTest {
  @TempDir Path folder;

  @Test
  void every_command_has_a_man_page_with_every_option() {
    Map<String, String> pages = CommandFiles.manPages(CommandTree.of());

    assertThat(pages).containsKeys("aiwatch.1", "aiwatch-scan.1", "aiwatch-config-show.1");
    check(CommandTree.of(), pages);
  }

  private static void check(CommandLine command, Map<String, String> pages) {
    String name = ManPage.name(command.getCommandSpec());
    if (command.getCommandSpec().usageMessage().hidden()) {
      assertThat(pages).doesNotContainKey(name + ".1");
      return;
    }
    String page = pages.getOrDefault(name + ".1", "");
    assertThat(page)
        .as(name)
        .startsWith(".TH \"" + name.toUpperCase(Locale.ROOT).replace("-", "\\-") + "\" \"1\"")
        .contains(".SH \"NAME\"", ".SH \"SYNOPSIS\"", ".SH \"OPTIONS\"", ".SH \"EXIT STATUS\"")
        .doesNotContain("${");
    for (OptionSpec option : command.getCommandSpec().options()) {
      assertThat(page.contains(option.longestName().replace("-", "\\-")))
          .as("%s has %s", name, option.longestName())
          .isEqualTo(!option.hidden());
    }
    command.getSubcommands().values().forEach(below -> check(below, pages));
  }

  @Test
  void a_man_page_looks_like_one() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "SKIPPED: there is no groff");
    for (Map.Entry<String, String> page : CommandFiles.manPages(CommandTree.of()).entrySet()) {
      Path file = Files.writeString(folder.resolve(page.getKey()), page.getValue());

      Output shown =
          run("/usr/bin/groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-P-cbou", file.toString());

      assertThat(shown.err()).as(page.getKey()).isEmpty();
      assertThat(shown.out()).contains("NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS");
    }
    assertThat(CommandFiles.manPages(CommandTree.of()).get("aiwatch-scan.1"))
        .contains(
            """
            .TP
            \\fB\\-\\-project\\-depth\\fR \\fIN\\fR
            How many folders deep below home to look for projects (default: 7).
            """);
  }

  @Test
  void two_runs_give_the_same_bytes() {
    assertThat(CommandFiles.manPages(CommandTree.of()))
        .isEqualTo(CommandFiles.manPages(CommandTree.of()));
    assertThat(CommandFiles.completion(CommandTree.of()))
        .isEqualTo(CommandFiles.completion(CommandTree.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "aiwatch sc, scan",
    "aiwatch config s, show",
    "aiwatch scan --dry, --dry-run",
    "aiwatch logs --level W, WARN",
    "aiwatch enroll --enrollment-k, --enrollment-key",
    "aiwatch --vers, --version"
  })
  void bash_completes(String typed, String completed) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "SKIPPED: there is no bash");
    String script = CommandFiles.completion(CommandTree.of()).getOrDefault("aiwatch.bash", "");
    Path file = Files.writeString(folder.resolve("aiwatch.bash"), script);
    assertThat(run("/bin/bash", "-n", file.toString())).isEqualTo(new Output(0, "", ""));

    Output output =
        run(
            "/bin/bash",
            "--norc",
            "-c",
            "source \"$1\"; COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                + " COMP_LINE=$2; COMP_POINT=${#2}; COMP_TYPE=9; _complete_aiwatch;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"",
            "bash",
            file.toString(),
            typed);

    assertThat(output.out().lines().map(String::strip)).contains(completed);
  }

  @Test
  void fish_knows_commands_options_and_values() {
    String script = CommandFiles.completion(CommandTree.of()).getOrDefault("aiwatch.fish", "");

    assertThat(script.lines())
        .contains(
            "complete -c aiwatch -f",
            "complete -c aiwatch -n '__fish_seen_subcommand_from config; and"
                + " __fish_seen_subcommand_from show' -l json -d 'Print one JSON document.'")
        .anyMatch(line -> line.contains("-a scan -d "))
        .anyMatch(line -> line.contains("-l level -x -a 'ERROR WARN INFO DEBUG' -d "))
        .allMatch(line -> line.startsWith("complete -c aiwatch ") || line.startsWith("#"));
  }

  @Test
  void what_is_hidden_is_nowhere_and_no_default_of_a_secret_is_shown() {
    CommandLine commands = new CommandLine(new Top());

    Map<String, String> pages = CommandFiles.manPages(commands);

    assertThat(pages).containsOnlyKeys("aiwatch.1", "aiwatch-seen.1");
    assertThat(pages.toString() + CommandFiles.completion(commands).get("aiwatch.fish"))
        .doesNotContain("unseen", "concealed", "FAKEsecret");
    assertThat(CommandFiles.completion(commands).get("aiwatch.bash"))
        .doesNotContain("unseen", "concealed", "FAKEsecret");
  }

  @Command(
      name = "aiwatch",
      description = "Top.",
      subcommands = {Seen.class, Unseen.class})
  static final class Top {}

  @Command(name = "seen", description = "Is seen.")
  static final class Seen {
    @Option(names = "--key", description = "A key.", defaultValue = "FAKEsecret0123456789")
    @Nullable String key;

    @Option(names = "--concealed", hidden = true, description = "Not for everybody.")
    boolean hidden;
  }

  @Command(name = "unseen", hidden = true, description = "Is not seen.")
  static final class Unseen {}

  private record Output(int exit, String out, String err) {}

  private Output run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        new ProcessBuilder(List.of(command))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    assertThat(process.waitFor(30, SECONDS)).isTrue();
    return new Output(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
