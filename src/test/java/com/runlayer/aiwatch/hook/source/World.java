// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixFolders;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// A device for one test: a home, a root, an environment, and lookups on it. Nothing outside its
/// folder is there.
final class World {
  private final Path folder;
  private final Layout layout;
  private final Map<String, String> environment = new HashMap<>();
  private Optional<Path> cwd;
  private ObjectNode payload = new ObjectMapper().createObjectNode();

  World(Path folder, Layout.Os os) {
    try {
      this.folder = folder.toRealPath();
      this.layout =
          new Layout(os, this.folder.resolve("root"), this.folder.resolve("home/ada"), "ada");
      this.cwd = Optional.of(path("~/p"));
      Files.createDirectories(path("~/p"));
      Files.createDirectories(layout.root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static World linux(Path folder) {
    return new World(folder, Layout.Os.LINUX);
  }

  /// A text with its characters written `<202e>`.
  static String unescaped(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '<') {
        result.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 5;
      } else {
        result.append(text.charAt(i));
      }
    }
    return result.toString();
  }

  Layout layout() {
    return layout;
  }

  /// `~/…` is below home, `/…` below the layout's root.
  Path path(String path) {
    return path.startsWith("~")
        ? layout.home().resolve(path.equals("~") ? "" : path.substring(2))
        : layout.system(path);
  }

  /// Writes a file; `HOME` in its content is the home's path.
  World file(String path, String content) {
    try {
      Path file = path(path);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, content.replace("HOME", layout.home().toString()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A JSON file with servers: `name` and address, in pairs.
  World servers(String path, String... servers) {
    StringBuilder content = new StringBuilder("{\"mcpServers\":{");
    for (int i = 0; i < servers.length; i += 2) {
      content
          .append(i == 0 ? "" : ",")
          .append("\"%s\":{\"url\":\"%s\"}".formatted(servers[i], servers[i + 1]));
    }
    return file(path, content.append("}}").toString());
  }

  World link(String path, String target) {
    try {
      Path link = path(path);
      Files.createDirectories(Objects.requireNonNull(link.getParent()));
      Files.createSymbolicLink(link, path(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  World folder(String path) {
    try {
      Files.createDirectories(path(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  World variable(String name, String value) {
    environment.put(name, value.replace("HOME", layout.home().toString()));
    return this;
  }

  World in(String path) {
    cwd = Optional.of(path(path));
    return this;
  }

  World nowhere() {
    cwd = Optional.empty();
    return this;
  }

  World payload(String json) {
    try {
      payload =
          (ObjectNode) new ObjectMapper().readTree(json.replace("HOME", layout.home().toString()));
      return this;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  Lookup find(HookClient client, McpServerReference reference) {
    return new McpSources(layout, environment, new OwnFiles(), new PosixFolders())
        .find(new Occasion(client, "before", "s", cwd, payload), reference);
  }

  /// What a tool's name means: `server__tool`.
  String tool(HookClient client, String qualified) {
    return told(
        client, new McpServerReference.ByTool(qualified, "__", Optional.empty(), Optional.empty()));
  }

  /// The result as text: a line per source, with where it stands; or why there is none.
  String told(HookClient client, McpServerReference reference) {
    return text(find(client, reference));
  }

  private String text(Lookup lookup) {
    return switch (lookup) {
      case Lookup.Found(List<Lookup.Candidate> candidates) ->
          candidates.stream().map(this::text).collect(Collectors.joining("\n"));
      case Lookup.NotRegistered(String server) -> "not registered: " + server;
      case Lookup.Refused(Path path, String clause) -> "refused: " + shortened(path + " " + clause);
      case Lookup.Ambiguous(String clause) -> "ambiguous: " + shortened(clause);
    };
  }

  private String text(Lookup.Candidate candidate) {
    String form =
        switch (candidate.form()) {
          case SourceForm.Url(String text) -> text;
          case SourceForm.Command(String text) -> "$ " + text;
        };
    return form
        + " <- "
        + candidate.definitions().stream().map(this::text).collect(Collectors.joining(", "));
  }

  private String text(Definition definition) {
    return switch (definition.origin()) {
      case Definition.Origin.Event() -> "event";
      case Definition.Origin.File file ->
          definition.server() + " " + file.scope() + " " + shortened(file.path().toString());
    };
  }

  private String shortened(String text) {
    return text.replace(layout.home().toString(), "~").replace(layout.root().toString(), "");
  }

  /// The files of the test's folder. A lookup goes up to the root of the disk, where the machine
  /// that runs the tests may have files of its own.
  private final class OwnFiles implements SafeFiles {
    private final SafeFiles files = new PosixSafeFiles();

    @Override
    public FileContent read(Path path, Links links, long maxBytes) {
      return path.startsWith(folder) ? files.read(path, links, maxBytes) : new FileContent.Absent();
    }

    @Override
    public FileContent readPart(Path path, Links links, long offset, int length) {
      throw new UnsupportedOperationException("a lookup reads files whole");
    }
  }
}
