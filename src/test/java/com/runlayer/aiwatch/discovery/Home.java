// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.discovery.walk.ProgressListener;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixFolders;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.scan.ScanSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A home folder made for one test, and scans of it.
final class Home {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private final Layout layout;
  private final Map<String, String> environment = new HashMap<>();

  Home(Path folder, Layout.Os os) {
    this(new Layout(os, folder.resolve("root"), folder.resolve("home/ada"), "ada"));
  }

  Home(Layout layout) {
    this.layout = layout;
    try {
      Files.createDirectories(layout.home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Home linux(Path folder) {
    return new Home(folder, Layout.Os.LINUX);
  }

  Layout layout() {
    return layout;
  }

  Path path(String relative) {
    return layout.home().resolve(relative);
  }

  Home variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// Writes a file below home, or below the layout's root where the path is absolute.
  Home file(String path, String content) {
    return write(path.startsWith("/") ? layout.system(path) : path(path), content);
  }

  /// Makes an empty folder.
  Home folder(Path path) {
    try {
      Files.createDirectories(path);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Home bytes(Path path, byte[] content) {
    try {
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a fixture; what it calls `/home/ada` becomes this home.
  Home fixture(String path, String name) {
    return file(path, fixture(name).replace("/home/ada", layout.home().toString()));
  }

  static String fixture(String name) {
    try (InputStream in =
        Objects.requireNonNull(Home.class.getResourceAsStream("/discovery/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Home server(String path, String name) {
    return file(path, "{\"mcpServers\":{\"%s\":{\"command\":\"node\"}}}".formatted(name));
  }

  Inventory scan() {
    return scan(DiscoveryOptions.DEFAULT);
  }

  Inventory scan(DiscoveryOptions options) {
    return scan(options, new PosixFolders(), Set.of());
  }

  /// The JSON document of the result must follow its description.
  ///
  /// @param remote folders on which another machine's files are mounted
  Inventory scan(DiscoveryOptions options, FolderReader folders, Set<Path> remote) {
    return scan(options, discovery(new PosixSafeFiles(), folders, remote));
  }

  Inventory scan(SafeFiles files) {
    return scan(DiscoveryOptions.DEFAULT, discovery(files, new PosixFolders(), Set.of()));
  }

  private static Inventory scan(DiscoveryOptions options, Discovery discovery) {
    Inventory found = discovery.run(options, ProgressListener.none(), Look.Listener.none());
    ScanSchema.check(found);
    return found;
  }

  Discovery discovery() {
    return discovery(new PosixSafeFiles(), new PosixFolders(), Set.of());
  }

  private Discovery discovery(SafeFiles files, FolderReader folders, Set<Path> remote) {
    return new Discovery(
        layout,
        environment,
        files,
        new PosixSafeFiles(),
        new Redactor(),
        folders,
        () -> remote,
        CATALOGUE,
        System::nanoTime);
  }

  /// `client scope path: servers`, the path from home.
  List<String> lines(Inventory inventory) {
    return inventory.configurations().stream()
        .map(
            found ->
                "%s %s %s: %s"
                    .formatted(
                        found.client(),
                        found.scope().wireName(),
                        found.path().toString().replace(layout.home() + "/", "~/"),
                        String.join(",", found.servers().stream().map(Server::name).toList())))
        .toList();
  }

  private Home write(Path path, String content) {
    return bytes(path, content.getBytes(StandardCharsets.UTF_8));
  }
}
