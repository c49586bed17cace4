// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.discovery.inventory.Stats;
import com.runlayer.aiwatch.scan.Scan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A scan as a person reads it: what was found, what was not looked at, what could not be read,
/// counts.
final class ScanPrinter {
  private final PrintWriter out;
  private final Path home;

  /// @param home paths below it are shown with `~`
  ScanPrinter(PrintWriter out, Path home) {
    this.out = out;
    this.home = home;
  }

  void print(Scan scan) {
    Inventory found = scan.inventory();
    servers(found);
    section("Not looked at:", found.gaps().stream().map(Gap::sentence).toList());
    section("Could not be read:", found.errors().stream().map(ReadError::sentence).toList());
    out.println();
    out.println(summary(scan));
  }

  private void section(String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      out.println();
      out.println(title);
      sentences.forEach(sentence -> out.println("  " + Printable.of(shorten(sentence))));
    }
  }

  private void servers(Inventory found) {
    if (found.configurations().stream().allMatch(c -> c.servers().isEmpty())) {
      out.println("No MCP servers found.");
      return;
    }
    Table table = new Table("CLIENT", "SERVER", "TRANSPORT", "SCOPE", "WHERE");
    for (Configuration configuration : found.configurations()) {
      for (Server server : configuration.servers()) {
        table.row(
            configuration.client(),
            server.name(),
            server.type(),
            configuration.scope().wireName(),
            where(configuration, server));
      }
    }
    table.lines().forEach(out::println);
  }

  private String where(Configuration configuration, Server server) {
    String file = shorten(configuration.path());
    return server.projects().isEmpty()
        ? file
        : file
            + " for "
            + String.join(", ", server.projects().stream().map(this::shorten).toList());
  }

  private static String summary(Scan scan) {
    Stats stats = scan.inventory().stats();
    long files =
        scan.inventory().configurations().stream().filter(c -> !c.servers().isEmpty()).count();
    return String.format(
        Locale.ROOT,
        "%s in %s; %s walked, %s opened, %.1f s",
        count(scan.servers(), "server"),
        count(files, "file"),
        count(stats.directories(), "folder"),
        count(stats.filesOpened(), "file"),
        stats.elapsed().toMillis() / 1000.0);
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private String shorten(String sentence) {
    return sentence.replace(home + "/", "~/");
  }

  private String shorten(Path path) {
    return path.startsWith(home)
        ? Path.of("~").resolve(home.relativize(path)).toString()
        : path.toString();
  }
}
