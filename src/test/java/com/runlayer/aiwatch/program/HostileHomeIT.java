// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.scan.ScanSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A home in which everything is hostile but a few servers, scanned with the memory that the
/// program has on a device: 64 MiB, which a flag of the build gives the native binary.
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one home for all, made of many files
class HostileHomeIT {
  /// In no output.
  private static final String CONTENT = "hunter2";

  private static final String GOOD = "{\"mcpServers\":{\"%s\":{\"command\":\"node\"}}}";

  /// Each has to be named.
  private final Set<String> hostile = new TreeSet<>();

  private final Program program = withLittleMemory(Program.built());
  private World world;

  private static Program withLittleMemory(Program built) {
    if (built.isNative()) {
      return built;
    }
    List<String> command = new ArrayList<>(built.command());
    command.addAll(1, List.of("-Xmx64m", "-XX:+UseSerialGC"));
    return new Program(command, false);
  }

  @BeforeAll
  void a_hostile_home(@TempDir Path folder) throws Exception {
    world = World.empty(folder);
    largeFiles();
    bombs();
    floods();
    oddNames();
    noFiles();
  }

  private void largeFiles() throws IOException {
    world.write(
        "home/.claude.json",
        "{\"x\":\"" + "a".repeat(19 << 20) + "\"," + GOOD.formatted("end").substring(1));
    sparse(".cursor/mcp.json", 30L << 20);
    sparse("large/.mcp.json", 20L << 20);
    // Text that is looked at and does not fit.
    hostile("fat/.mcp.json", "{\"mcpServers\":{\"x\":{\"command\":\"" + CONTENT.repeat(2 << 20));
    world.write(
        "home/.codex/config.toml",
        IntStream.range(0, 90_000).mapToObj(i -> "k" + i + "=1\n").collect(Collectors.joining())
            + "[mcp_servers.toml]\ncommand = 'node'\n");
    hostile(".grok/config.toml", "k=1\n".repeat(1_000_000));
    hostile(".vibe/config.toml", "k=0x" + "f".repeat(1_000_000));
  }

  private void bombs() throws IOException {
    hostile("deep/.mcp.json", "{\"x\":".repeat(10_000));
    hostile("null/.mcp.json", "\0".repeat(1 << 20));
    hostile("broken/.mcp.json", "{\"mcpServers\":{\"a\":{\"env\":{\"K\":\"" + CONTENT + "\n");
    world.write(
        "home/.config/goose/config.yaml",
        "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + IntStream.range(0, 9)
                .mapToObj(i -> "b%d: &b%d [%s]\n".formatted(i, i, "*a,".repeat(10)))
                .collect(Collectors.joining())
            + "extensions:\n  yaml: {type: stdio, cmd: !!java.lang.String node}\n");
    hostile(".hermes/config.yaml", "x: " + "[".repeat(10_000));
    hostile(".continue/config.yaml", "x: \"" + "a".repeat(2 << 20) + "\"\n");
    hostile(
        ".config/JetBrains/Idea1/options/llm.mcpServers.xml",
        "<!DOCTYPE x [<!ENTITY a \""
            + CONTENT
            + "\">"
            + IntStream.range(0, 9)
                .mapToObj(i -> "<!ENTITY a%d \"%s\">".formatted(i, "&a;".repeat(10)))
                .collect(Collectors.joining())
            + "]><x>&a8;</x>");
    hostile(
        ".config/JetBrains/Idea2/options/llm.mcpServers.xml",
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>");
    hostile(".config/JetBrains/Idea3/options/llm.mcpServers.xml", "<a>".repeat(10_000));
    hostile("xml/.idea/workspace.xml", "<x>\u00e4" + CONTENT);
    bundle("ratio.mcpb", "manifest.json", 900_000);
    bundle("empty.mcpb", "../manifest.json", 10);
    sparse("Downloads/none.mcpb", 100L << 20);
  }

  private void floods() throws IOException {
    String servers =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"s%d\":{\"command\":\"x\"},".formatted(i))
            .collect(Collectors.joining());
    hostile("servers/.mcp.json", "{\"mcpServers\":{" + servers + "}}");
    String text =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    "\"s%d\":{\"command\":\"x\",\"args\":[\"%s\"]},"
                        .formatted(i, "a ".repeat(9_000)))
            .collect(Collectors.joining());
    hostile("text/.mcp.json", "{\"mcpServers\":{" + text + "}}");
    hostile(
        "entries/.mcp.json",
        "{\"mcpServers\":{"
            + IntStream.range(0, 100_000)
                .mapToObj(i -> "\"%s%d\":1,".formatted("n".repeat(100), i))
                .collect(Collectors.joining())
            + "}}");
    Path entries = Files.createDirectories(world.home().resolve("entries"));
    for (int i = 0; i < 20_000; i++) {
      Files.createFile(entries.resolve("f" + i));
    }
    for (int i = 0; i < 3_000; i++) {
      world.write("home/projects/p" + i + "/.mcp.json", "");
      Files.createDirectory(world.home().resolve("projects/p" + i + "/.vscode"));
    }
    for (int i = 0; i < 600; i++) {
      world.write("home/wrong/p" + i + "/.mcp.json", "{");
    }
    for (int i = 0; i < 40; i++) {
      world.write("home/skilled/.claude/skills/s" + i + "/SKILL.md", "---\nname: x\n---\n");
      for (int j = 0; j < 50; j++) {
        world.write("home/skilled/.claude/skills/s" + i + "/" + "n".repeat(240) + j + ".md", "");
      }
    }
  }

  private void oddNames() throws Exception {
    world.write("home/a\nb\u001b[2J\u202e/.mcp.json", GOOD.formatted("line"));
    world.write("home/zz/.mcp.json", GOOD.formatted("good"));
    execute("cp -r zz \"$(printf 'x\\377y')\"");
  }

  private void noFiles() throws Exception {
    for (String name : List.of("pipe", "folder", "device", "circle", "outside")) {
      Files.createDirectories(world.home().resolve(name));
    }
    execute("mkfifo pipe/.mcp.json");
    named("pipe/.mcp.json");
    execute("mkdir folder/.mcp.json");
    named("folder/.mcp.json");
    execute("ln -s .mcp.json circle/.mcp.json");
    named("circle/.mcp.json");
    execute("ln -s / circle/root");
    execute("ln -s .. circle/up");
    execute("ln -s /etc/hostname outside/.mcp.json");
    named("outside/.mcp.json");
    execute("mknod device/.mcp.json c 1 5 || true"); // only root makes one
  }

  private void hostile(String path, String content) throws IOException {
    world.write("home/" + path, content);
    named(path);
  }

  private void sparse(String path, long length) throws IOException {
    Path file = world.home().resolve(path);
    Files.createDirectories(file.getParent());
    try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
      writer.setLength(length);
    }
    named(path);
  }

  private void bundle(String name, String entry, int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(" ".repeat(length).getBytes(StandardCharsets.UTF_8));
    }
    Path file = world.home().resolve("Downloads").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes.toByteArray());
    named("Downloads/" + name);
  }

  private void named(String path) {
    hostile.add(world.home().resolve(path).toString());
  }

  private void execute(String script) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", script).directory(world.home().toFile()).inheritIO().start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(script).isZero();
  }

  private Program.Run scan(String... options) {
    List<String> arguments = new ArrayList<>(List.of("scan", "--dry-run"));
    arguments.addAll(List.of(options));
    Program.Run run =
        program.run(world.directory(), Map.of(), world.arguments(arguments.toArray(String[]::new)));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).doesNotContain(CONTENT, "\u001b");
    return run;
  }

  @Test
  void the_document_names_everything_and_has_the_good_servers() {
    JsonNode document = ScanSchema.check(scan("--json").out());

    assertThat(document.get("configurations").findValuesAsText("name"))
        .contains("end", "toml", "yaml", "line", "good", "s0", "s1999")
        .doesNotContain("s2000");
    assertThat(
            document.get("configurations").findParents("servers").stream()
                .filter(each -> each.findValuesAsText("name").contains("good")))
        .as("one of them lies in a folder whose name is no text")
        .hasSize(2);
    Set<String> paths = new TreeSet<>(document.get("gaps").findValuesAsText("path"));
    paths.addAll(document.get("errors").findValuesAsText("path"));
    assertThat(paths).containsAll(hostile);
    assertThat(document.get("skills")).hasSize(40);
  }

  @Test
  void the_table_is_printed() {
    assertThat(scan().out())
        .containsPattern("claude_code +end +stdio +global +~/.claude.json")
        .containsPattern("claude_code +good +stdio +project +~/zz/.mcp.json")
        .contains("Not looked at:", "Could not be read:", "more files or entries");
  }
}
