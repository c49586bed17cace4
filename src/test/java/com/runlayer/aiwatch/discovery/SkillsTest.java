// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.discovery.inventory.Text;
import com.runlayer.aiwatch.discovery.inventory.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Skills of the user, of the system, of projects.
class SkillsTest {
  private static final String TEXT = "---\nname: review\ndescription: Reads twice.\n---\nDo it.\n";

  @TempDir Path folder;

  private Skill only(Inventory found) {
    assertThat(found.skills()).hasSize(1);
    return found.skills().getFirst();
  }

  static Stream<Arguments> roots() {
    return Catalogue.load().clients().stream()
        .flatMap(
            client ->
                Stream.concat(
                        client
                            .skillFolders()
                            .getOrDefault(Layout.Os.LINUX, java.util.List.of())
                            .stream(),
                        client.projectSkillFolders().stream().map(path -> "~/code/p/" + path))
                    .filter(path -> !path.startsWith("{env"))
                    .map(path -> Arguments.of(client, path)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("roots")
  void each_folder_of_the_catalogue_is_looked_at(Client client, String template) {
    String path =
        template
            .replace("{config}/", ".config/")
            .replace("{appSupport}/", ".config/")
            .replace("~/", "")
            .replace("*", "x");
    Home home = Home.linux(folder).file(path + "/review/SKILL.md", TEXT);

    Skill skill = only(home.scan());

    assertThat(skill.name()).isEqualTo("review");
    assertThat(skill.description()).contains("Reads twice.");
    assertThat(skill.clients()).isNotEmpty();
    assertThat(skill.project().isPresent()).isEqualTo(template.startsWith("~/code/"));
    assertThat(skill.files()).containsExactly(new TextFile("SKILL.md", TEXT.length()));
  }

  @Test
  void one_folder_of_several_clients_is_one_skill() throws IOException {
    Home home =
        Home.linux(folder)
            .file(".agents/skills/review/SKILL.md", TEXT)
            .file(".cursor/x", "")
            .file(".codex/x", "");
    Files.createDirectories(home.path(".claude/skills"));
    Files.createSymbolicLink(
        home.path(".claude/skills/linked"), home.path(".agents/skills/review"));

    assertThat(only(home.scan()).clients()).contains("claude_code", "codex", "cursor");
  }

  @Test
  void groups_are_entered_and_skills_are_not() {
    Home home =
        Home.linux(folder)
            .file(".hermes/skills/dev/review/SKILL.md", TEXT)
            .file(".hermes/skills/dev/review/inner/SKILL.md", TEXT)
            .file(".hermes/skills/node_modules/x/SKILL.md", TEXT);

    Skill skill = only(home.scan());
    assertThat(skill.path()).isEqualTo(home.path(".hermes/skills/dev/review"));
    assertThat(skill.fileCount()).isEqualTo(2);
  }

  @Test
  void equal_content_has_one_identifier_wherever_it_lies() {
    Inventory found =
        Home.linux(folder)
            .file(".claude/skills/a/SKILL.md", TEXT)
            .file("p/.claude/skills/b/SKILL.md", TEXT.replace("\n", "\r\n"))
            .file("q/.claude/skills/b/SKILL.md", TEXT + "more")
            .scan();

    assertThat(found.skills()).hasSize(3);
    assertThat(found.skills().stream().map(Skill::identifier).distinct()).hasSize(2);
  }

  @Test
  void text_is_collected_and_everything_else_is_not() {
    Skill skill =
        only(
            Home.linux(folder)
                .file(".claude/skills/a/SKILL.md", TEXT)
                .file(".claude/skills/a/scripts/run.PY", "print()")
                .file(".claude/skills/a/data.bin", "x")
                .file(".claude/skills/a/.git/config.md", "x")
                .file(".claude/skills/a/b/notes.txt", "x")
                .scan());

    assertThat(skill.files())
        .extracting(TextFile::title)
        .containsExactly("SKILL.md", "b/notes.txt", "scripts/run.PY");
    assertThat(skill.hasScripts()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1000001, 1", "999999, 6"})
  void what_is_too_large_is_named_and_not_sent(int bytes, int files) {
    Home home = Home.linux(folder).file(".claude/skills/a/SKILL.md", TEXT);
    for (int i = 0; i < files; i++) {
      home.file(".claude/skills/a/f" + i + ".md", "x".repeat(bytes));
    }

    Skill skill = only(home.scan());
    assertThat(skill.oversized()).isTrue();
    assertThat(skill.files()).isEmpty();
    assertThat(skill.fileCount()).isEqualTo(files + 1);
    assertThat(skill.identifier()).hasSize(64);
  }

  @Test
  void links_that_leave_are_listed_and_strange_files_are_gaps() throws IOException {
    Home home =
        Home.linux(folder).file(".claude/skills/a/SKILL.md", TEXT).file("secret.txt", "hunter2");
    Path skill = home.path(".claude/skills/a");
    Files.createSymbolicLink(skill.resolve("out.md"), home.path("secret.txt"));
    Files.createSymbolicLink(skill.resolve("in.md"), skill.resolve("SKILL.md"));
    Files.createSymbolicLink(skill.resolve("nowhere.md"), skill.resolve("x"));
    Files.createLink(skill.resolve("hard.md"), home.path("secret.txt"));

    Inventory found = home.scan();

    assertThat(only(found).links()).containsExactly("nowhere.md", "out.md");
    assertThat(only(found).files()).extracting(TextFile::title).containsExactly("SKILL.md");
    assertThat(found.gaps())
        .anySatisfy(gap -> assertThat(gap.path()).contains(skill.resolve("hard.md")));
    assertThat(home.discovery().texts(skill, only(found).files()))
        .noneMatch(text -> text.content().contains("hunter2"));
  }

  @Test
  void a_manifest_that_is_none_costs_its_skill_only() throws IOException, InterruptedException {
    Home home = Home.linux(folder).file(".claude/skills/good/SKILL.md", TEXT);
    Files.createDirectories(home.path(".claude/skills/folder/SKILL.md"));
    Files.createDirectories(home.path(".claude/skills/pipe"));
    assumeThat(
            new ProcessBuilder("mkfifo", home.path(".claude/skills/pipe/SKILL.md").toString())
                .start()
                .waitFor())
        .isZero();

    Inventory found = home.scan();
    assertThat(only(found).name()).isEqualTo("review");
    assertThat(found.gaps()).extracting(Gap::kind).contains(Gap.Kind.NOT_A_FILE);
  }

  @Test
  void a_project_cannot_lead_out_of_home() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside/evil"));
    Files.writeString(outside.resolve("SKILL.md"), TEXT);
    Home home = Home.linux(folder).folder(Home.linux(folder).path("p/.claude/skills"));
    Files.createSymbolicLink(home.path("p/.claude/skills/evil"), outside);

    Inventory found = home.scan();
    assertThat(found.skills()).isEmpty();
    assertThat(found.gaps()).extracting(Gap::kind).contains(Gap.Kind.OUTSIDE_HOME);
  }

  @Test
  void ten_thousand_files_are_too_many() throws IOException {
    Home home = Home.linux(folder).file(".claude/skills/a/SKILL.md", TEXT);
    for (int i = 0; i < 10_000; i++) {
      Files.createFile(home.path(".claude/skills/a/f" + i + ".md"));
    }

    assertThat(only(home.scan()).oversized()).isTrue();
  }

  @Test
  void content_is_redacted_when_it_is_read_for_sending() {
    Home home =
        Home.linux(folder)
            .file(".claude/skills/a/SKILL.md", TEXT + "export API_KEY=hunter2secret\n");

    Skill skill = only(home.scan());
    assertThat(home.discovery().texts(skill.path(), skill.files()))
        .singleElement()
        .extracting(Text::content)
        .asString()
        .contains("Do it.", "API_KEY=<redacted>")
        .doesNotContain("hunter2secret");
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:pw@h.example/a/b.git, https://h.example/a/b.git",
    "git@h.example:a/b.git, h.example:a/b.git",
    "ssh://git@h.example:22/a/b, ssh://h.example:22/a/b"
  })
  void the_remote_of_its_repository_comes_without_credentials(String url, String expected) {
    String config =
        "[core]\n\tbare = false\n[remote \"up\"]\n\turl = x\n[remote \"origin\"]\n\turl = "
            + url
            + "\n";
    Home home =
        Home.linux(folder)
            .file("p/.git/config", config)
            .file("p/.git/worktrees/w/commondir", "../..\n")
            .file("w/.git", "gitdir: " + Home.linux(folder).path("p/.git/worktrees/w") + "\n")
            .file("p/.claude/skills/a/SKILL.md", TEXT)
            .file("w/.claude/skills/a/SKILL.md", TEXT)
            .file("none/.claude/skills/a/SKILL.md", TEXT);

    assertThat(home.scan().skills())
        .extracting(skill -> skill.gitRemote().orElse("-"))
        .containsExactlyInAnyOrder(expected, expected, "-");
  }

  @Test
  void one_below_a_dependency_is_marked() {
    Home home =
        Home.linux(folder)
            .file(
                ".claude.json",
                "{\"projects\":{\"%s\":{}}}".formatted(Home.linux(folder).path("p/node_modules/x")))
            .file("p/node_modules/x/.claude/skills/a/SKILL.md", TEXT);

    assertThat(only(home.scan()).dependency()).isTrue();
    assertThat(Objects.requireNonNull(only(home.scan()).path().getFileName()).toString())
        .isEqualTo("a");
  }
}
