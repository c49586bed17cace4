// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static com.runlayer.aiwatch.discovery.inventory.Inventories.command;
import static com.runlayer.aiwatch.discovery.inventory.Inventories.in;
import static com.runlayer.aiwatch.discovery.inventory.Inventories.npm;
import static com.runlayer.aiwatch.discovery.inventory.Inventories.remote;
import static com.runlayer.aiwatch.discovery.inventory.Inventories.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventories;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Risk;
import com.runlayer.aiwatch.scan.Scan;
import com.runlayer.aiwatch.scan.ScanSchema;
import com.runlayer.aiwatch.scan.changes.Change;
import com.runlayer.aiwatch.scan.changes.Changes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What a person sees, to the letter.
class ScanPrinterTest {
  private static final OptionalInt PIPE = OptionalInt.empty();

  @Test
  void the_example_of_the_readme_is_true() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String start = "$ aiwatch scan --dry-run\n";
    int from = readme.indexOf(start) + start.length();

    assertThat(readme.substring(from, readme.indexOf("```", from)))
        .isEqualTo(print(example(), exampleChanges(), PIPE, Ink.PLAIN));
  }

  @Test
  void on_a_narrow_terminal_what_can_be_missed_goes_first() {
    assertThat(print(example(), new Changes.FirstScan(), OptionalInt.of(130), Ink.PLAIN))
        .startsWith(
            """
            CLIENT               SERVER  TRANSPORT       SCOPE             RISKS                       WHERE
            """);
    assertThat(print(example(), new Changes.FirstScan(), OptionalInt.of(80), Ink.PLAIN))
        .startsWith(
            """
            CLIENT               SERVER  TRANSPORT       SCOPE             WHERE
            """)
        .contains(
            "\nRisks: 1 unpinned, 1 plaintext_secret; --json or a wider terminal shows whose\n");
  }

  @Test
  void on_a_terminal_headings_risks_and_errors_stand_out() {
    String printed =
        print(
            new Inventories()
                .global("cursor", ".cursor/mcp.json", with(command("a", "npx"), Risk.UNPINNED))
                .gap(Gap.Kind.PERMISSION, "x", "x was not read")
                .error(ReadError.Kind.SYNTAX, "y", "", "y is no JSON")
                .build(),
            new Changes.FirstScan(),
            OptionalInt.of(200),
            Ink.COLOUR);

    assertThat(printed.replace("\u001B[1m", "<b>").replace("\u001B[33m", "<y>"))
        .contains("<b>CLIENT\u001B[0m  <b>SERVER\u001B[0m  ")
        .contains("global  <y>unpinned\u001B[0m  ~/.cursor/mcp.json\n")
        .contains("\n<b>Not looked at:\u001B[0m\n  x was not read\n")
        .contains("\n<b>Could not be read:\u001B[0m\n\u001B[31m  y is no JSON\u001B[0m\n");
  }

  @Test
  void a_file_that_several_clients_read_is_one_file() {
    Inventory found =
        new Inventories()
            .project("vscode", "src/app", ".mcp.json", command("a", "x"), command("b", "x"))
            .project(
                "claude_code",
                "src/app",
                ".mcp.json",
                command("a", "x"),
                with(command("b", "x"), Enabled.NO))
            .configuration(
                "cursor",
                ".cursor/mcp.json",
                "dot/mcp.json",
                new Origin.Global(),
                command("c", "x"))
            .configuration(
                "windsurf", "dot/mcp.json", "dot/mcp.json", new Origin.Global(), command("c", "x"))
            .build();

    assertThat(print(found, new Changes.FirstScan(), PIPE, Ink.PLAIN))
        .isEqualTo(
            """
            CLIENT               SERVER  TRANSPORT  SCOPE              WHERE
            claude_code, vscode  a       stdio      project            ~/src/app/.mcp.json
            claude_code          b       stdio      project, disabled  ~/src/app/.mcp.json
            cursor, windsurf     c       stdio      global             ~/dot/mcp.json
            vscode               b       stdio      project            ~/src/app/.mcp.json

            4 servers in 2 files (6 as the clients see them); 1,234 folders walked, 17 files opened, 1.3 s
            """);
  }

  @Test
  void text_of_files_is_made_harmless_and_kept_in_its_column() {
    String evil = "\u001B[2J\u202Eevil\n";
    Inventory found =
        new Inventories()
            .global(
                "cursor",
                ".cursor/\u001B[31m.json",
                with(
                    command(evil + "n".repeat(5_000), "x"),
                    new PackageIdentity(
                        PackageIdentity.Ecosystem.NPM, evil, Optional.of(evil), false)))
            .skill(evil, "s\u0007", "x", "codex")
            .plugin("codex", evil, "p\u0007", evil, Enabled.YES)
            .gap(Gap.Kind.IO, "g", evil)
            .error(ReadError.Kind.SYNTAX, "e", "", evil)
            .build();
    Changes changes =
        new Changes.Compared(
            Instant.EPOCH,
            List.of(
                new Change(
                    Change.Type.NEW,
                    "server",
                    "cursor",
                    Path.of("/" + evil),
                    evil,
                    Optional.of(Path.of("/p" + evil)))));

    String printed = print(found, changes, PIPE, Ink.PLAIN);

    assertThat(printed.chars().filter(c -> c != '\n'))
        .allMatch(c -> c >= 0x20 && c != 0x202E && c != 0x7F);
    assertThat(printed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(400));
    assertThat(printed).contains("\\u001B[2J\\u202Eevil\\n", "n…", "~/.cursor/\\u001B[31m.json");
  }

  @Test
  void skills_and_plugins_have_tables_of_their_own() {
    Inventory found =
        new Inventories()
            .skill("review", ".claude/skills/review", "x", "claude_code", "cursor")
            .plugin(
                "claude_code", "db", ".claude/plugins/db", "1.2.0", Enabled.NO, command("a", "x"))
            .plugin("cursor", "ui", ".cursor/plugins/ui", "", Enabled.UNKNOWN)
            .build();

    assertThat(print(found, new Changes.FirstScan(), PIPE, Ink.PLAIN))
        .isEqualTo(
            """
            No MCP servers found.

            SKILL   CLIENT               SCOPE  WHERE
            review  claude_code, cursor  user   ~/.claude/skills/review

            PLUGIN  CLIENT       VERSION  SCOPE           HAS              WHERE
            db      claude_code  1.2.0    user, disabled  1 server, hooks  ~/.claude/plugins/db
            ui      cursor                user            hooks            ~/.cursor/plugins/ui

            0 servers in 0 files, 1 skill, 2 plugins; 1,234 folders walked, 17 files opened, 1.3 s
            """);
  }

  @Test
  void a_flood_of_changes_is_cut() {
    List<Change> flood = new ArrayList<>();
    for (int i = 0; i < 1_041; i++) {
      flood.add(
          new Change(
              Change.Type.GONE, "server", "cursor", Path.of("/f"), "n" + i, Optional.empty()));
    }

    String printed =
        print(
            new Inventories().build(), new Changes.Compared(Instant.EPOCH, flood), PIPE, Ink.PLAIN);

    assertThat(printed)
        .contains(
            "\n  gone     server \"n39\" of cursor in /f\n  and 1,001 more, which --json shows\n")
        .doesNotContain("n40");
  }

  @Test
  void what_cannot_be_compared_is_said_and_no_change_is_no_news() {
    Inventory nothing = new Inventories().build();

    assertThat(print(nothing, new Changes.Unknown("there was too much"), PIPE, Ink.PLAIN))
        .contains("\nWhat changed since the last scan is not known: there was too much\n");
    assertThat(print(nothing, new Changes.Compared(Instant.EPOCH, List.of()), PIPE, Ink.PLAIN))
        .doesNotContain("hanged");
  }

  private static Inventory example() {
    return new Inventories()
        .global(
            "claude_code",
            ".claude.json",
            with(
                command("github", "npx", "-y", "@acme/github-mcp"),
                npm("@acme/github-mcp", ""),
                Risk.UNPINNED,
                Risk.PLAINTEXT_SECRET),
            in(remote("local", "https://mcp.example"), "src/app"))
        .project("claude_code", "src/app", ".mcp.json", command("files", "node", "server.js"))
        .project("vscode", "src/app", ".mcp.json", command("files", "node", "server.js"))
        .global(
            "codex",
            ".codex/config.toml",
            with(
                with(
                    command("docs", "uvx", "docs-mcp==0.3.1"),
                    new PackageIdentity(
                        PackageIdentity.Ecosystem.PYPI, "docs-mcp", Optional.of("0.3.1"), true)),
                Enabled.NO))
        .skill("review", ".claude/skills/review", "x", "claude_code", "cursor")
        .plugin(
            "claude_code",
            "db",
            ".claude/plugins/cache/acme/db",
            "1.2.0",
            Enabled.YES,
            command("db", "x"))
        .gap(
            Gap.Kind.BLIND_SPOT,
            "Codex: app connectors of the ChatGPT account are not stored on this device and are not"
                + " reported; look at them in the account's settings")
        .error(
            ReadError.Kind.ENTRY,
            ".cursor/mcp.json",
            "mcpServers.odd",
            "/home/ada/.cursor/mcp.json: the entry \"mcpServers.odd\" was left out: it is a number"
                + " where an object is expected")
        .build();
  }

  private static Changes exampleChanges() {
    return new Changes.Compared(
        Instant.parse("2026-11-24T11:45:17Z"),
        List.of(
            new Change(
                Change.Type.ALTERED,
                "server",
                "claude_code",
                Path.of("/home/ada/.claude.json"),
                "local",
                Optional.of(Path.of("/home/ada/src/app"))),
            new Change(
                Change.Type.NEW,
                "server",
                "codex",
                Path.of("/home/ada/.codex/config.toml"),
                "docs",
                Optional.empty())));
  }

  private static String print(Inventory found, Changes changes, OptionalInt width, Ink ink) {
    Scan first = ScanSchema.scan(found);
    Scan scan = new Scan(first.inventory(), first.report(), changes, first.memory());
    StringWriter written = new StringWriter();
    new ScanPrinter(new PrintWriter(written), width, ink, new ShortPaths(Inventories.HOME))
        .print(scan);
    return written.toString();
  }
}
