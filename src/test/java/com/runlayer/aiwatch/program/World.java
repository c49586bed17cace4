// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSDictionary;
import com.dd.plist.XMLPropertyListWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A device in one folder: system root, home and the folder that the program is started in.
record World(Path folder) {
  /// A home with a file for every format that is read, and good and bad entries.
  static World withServers(Path folder) throws IOException {
    World world = empty(folder);
    world.write(
        "home/.claude.json",
        """
        {"mcpServers": {"global": {"command": "npx", "args": ["-y", "@scope/pkg@1.2.3", "--api-key", "FAKEsecret0123456789"],
                                   "env": {"TOKEN": "FAKEtoken0123456789"}}},
         "projects": {"/home/dev/app": {"mcpServers": {"local": {"type": "http", "url": "https://mcp.example/x"}}}}}
        """);
    world.write(
        "home/.cursor/mcp.json",
        "\uFEFF// with a comment\n{\"mcpServers\": {\"remote\": {\"url\": \"https://u:FAKEpw@example.com/sse?k=FAKEq\"},}}");
    world.write(
        "home/.codex/config.toml",
        "model = \"x\"\n[mcp_servers.docs]\ncommand = \"uvx\"\nargs = [\"docs-mcp==0.3\"]\n");
    world.write(
        "home/.config/Code/User/mcp.json",
        "{\"servers\": {\"good\": {\"command\": \"echo\"}, \"bad\": 7}}");
    world.write("home/.codeium/windsurf/mcp_config.json", "");
    world.write(
        "home/.gemini/settings.json",
        "{\"mcpServers\": {\"g\": {\"httpUrl\": \"https://g.example\"}}}");
    world.write(
        "home/src/app/.mcp.json", "{\"proj\": {\"command\": \"node\", \"args\": [\"s.js\"]}}");
    world.write("home/src/app/.vscode/mcp.json", "{ \"servers\": {");
    return world;
  }

  /// A device on which nothing is installed.
  static World empty(Path folder) throws IOException {
    World world = new World(folder);
    Files.createDirectories(world.home());
    Files.createDirectories(world.directory());
    world.write("root/etc/machine-id", "0123456789abcdef0123456789abcdef\n");
    return world;
  }

  Path root() {
    return folder.resolve("root");
  }

  Path home() {
    return folder.resolve("home");
  }

  /// Where the program is started.
  Path directory() {
    return folder.resolve("cwd");
  }

  Path write(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /// Writes the device's managed preferences.
  World managed(Map<String, Object> values, boolean binary) throws IOException {
    NSDictionary dictionary = new NSDictionary();
    values.forEach(dictionary::put);
    Path file = write("root/etc/runlayer/com.runlayer.aiwatch.plist", "");
    if (binary) {
      BinaryPropertyListWriter.write(dictionary, file.toFile());
    } else {
      XMLPropertyListWriter.write(dictionary, file.toFile());
    }
    return this;
  }

  /// The arguments with those that put the program into this world in front.
  List<String> arguments(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("-Daiwatch.root=" + root(), "-Daiwatch.layout=linux", "-Duser.home=" + home()));
    all.addAll(List.of(arguments));
    return all;
  }
}
