// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import com.runlayer.aiwatch.discovery.inventory.Stats;
import com.runlayer.aiwatch.scan.Scan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/// A scan as a person reads it: what was found, what changed, what was not looked at, what could
/// not
/// be read, counts.
final class ScanPrinter {
  private final PrintWriter out;
  private final OptionalInt width;
  private final Ink ink;
  private final ShortPaths paths;

  /// @param width what a line can hold; empty: nothing limits it
  ScanPrinter(PrintWriter out, OptionalInt width, Ink ink, ShortPaths paths) {
    this.out = out;
    this.width = width;
    this.ink = ink;
    this.paths = paths;
  }

  void print(Scan scan) {
    Inventory found = scan.inventory();
    ServerTable servers = new ServerTable(found, paths);
    if (servers.size() == 0) {
      out.println("No MCP servers found.");
    } else {
      servers.lines(width, ink).forEach(out::println);
    }
    ArtifactTables artifacts = new ArtifactTables(paths);
    table(artifacts.skills(found.skills(), width));
    table(artifacts.plugins(found.plugins(), width));
    section(new ChangeLines(paths).of(scan.changes()), UnaryOperator.identity());
    section(
        titled("Not looked at:", found.gaps().stream().map(Gap::sentence).toList()),
        UnaryOperator.identity());
    section(
        titled("Could not be read:", found.errors().stream().map(ReadError::sentence).toList()),
        ink::failure);
    out.println();
    out.println(summary(scan, servers.size()));
  }

  private void table(Table table) {
    if (!table.isEmpty()) {
      out.println();
      table.lines(ink).forEach(out::println);
    }
  }

  private void section(List<String> lines, UnaryOperator<String> emphasis) {
    for (int i = 0; i < lines.size(); i++) {
      String line = Printable.of(lines.get(i));
      if (i == 0) {
        out.println();
        out.println(ink.heading(line));
      } else {
        out.println(emphasis.apply(line));
      }
    }
  }

  private List<String> titled(String title, List<String> sentences) {
    List<String> lines = new ArrayList<>();
    if (!sentences.isEmpty()) {
      lines.add(title);
      sentences.forEach(sentence -> lines.add("  " + paths.in(sentence)));
    }
    return lines;
  }

  /// @param definitions how many servers a person sees; a client's own each, there are more where
  ///     several read one file
  private static String summary(Scan scan, int definitions) {
    Inventory found = scan.inventory();
    Stats stats = found.stats();
    long files = found.configurations().stream().map(Configuration::realPath).distinct().count();
    StringBuilder counts = new StringBuilder();
    counts.append(count(definitions, "server")).append(" in ").append(count(files, "file"));
    if (scan.servers() != definitions) {
      counts.append(Sentences.format(" (%,d as the clients see them)", scan.servers()));
    }
    if (!found.skills().isEmpty()) {
      counts.append(", ").append(count(found.skills().size(), "skill"));
    }
    if (!found.plugins().isEmpty()) {
      counts.append(", ").append(count(found.plugins().size(), "plugin"));
    }
    return Sentences.format(
        "%s; %s walked, %s opened, %.1f s",
        counts,
        count(stats.directories(), "folder"),
        count(stats.filesOpened(), "file"),
        stats.elapsed().toMillis() / 1000.0);
  }

  static String count(long number, String noun) {
    return Sentences.format("%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
