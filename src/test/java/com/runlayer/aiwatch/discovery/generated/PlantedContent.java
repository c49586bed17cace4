// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.format.KeyPath;
import com.runlayer.aiwatch.discovery.format.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was written into one file, whoever reads it.
final class PlantedContent {
  /// A server at a place in the file.
  ///
  /// @param way the key path to its map or list; empty: the top of the file, or a format in which
  ///     the place is not a matter of keys
  /// @param project what a star in the way stands for
  record Placement(Optional<KeyPath> way, Optional<Path> project, PlantedServer server) {}

  /// A project folder that the file names.
  ///
  /// @param way the key path to it
  record Recorded(KeyPath way, Path folder) {}

  private final ClientFile kind;
  private final List<Placement> placements;
  private final List<Recorded> recorded;
  private final List<KeyPath> odd;
  private final boolean broken;
  private final byte[] bytes;

  /// @param kind what it was written as
  /// @param placements its servers
  /// @param recorded its project folders
  /// @param odd the ways to maps with an entry that is no server
  /// @param broken whether it does not follow its notation
  /// @param bytes the file
  PlantedContent(
      ClientFile kind,
      List<Placement> placements,
      List<Recorded> recorded,
      List<KeyPath> odd,
      boolean broken,
      byte[] bytes) {
    this.kind = kind;
    this.placements = List.copyOf(placements);
    this.recorded = List.copyOf(recorded);
    this.odd = List.copyOf(odd);
    this.broken = broken;
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  List<Placement> placements() {
    return placements;
  }

  /// The servers that a reader of this kind of file finds.
  List<Placement> placements(ClientFile reader) {
    if (broken || reader.format() != kind.format()) {
      return List.of();
    }
    Shape shape = reader.shape();
    List<Placement> seen = new ArrayList<>();
    for (Placement placement : placements) {
      if (placement
          .way()
          .map(way -> shape.servers().contains(way) || shape.single().contains(way))
          .orElse(shape.flat() || kind.format() == Format.JETBRAINS_XML)) {
        seen.add(placement);
      }
    }
    return seen;
  }

  /// The project folders that a reader of this kind of file finds.
  List<Path> recorded(ClientFile reader) {
    if (broken || reader.format() != kind.format()) {
      return List.of();
    }
    return recorded.stream()
        .filter(
            each ->
                reader.shape().projects().contains(each.way())
                    || reader.shape().folders().contains(each.way()))
        .map(Recorded::folder)
        .toList();
  }

  /// Whether a reader of this kind of file finds nothing at all.
  boolean isEmptyFor(ClientFile reader) {
    return !fails(reader) && placements(reader).isEmpty() && recorded(reader).isEmpty();
  }

  /// Whether a reader of this kind of file takes everything in it for what it is.
  boolean isUnderstoodBy(ClientFile reader) {
    return !broken
        && reader.format() == kind.format()
        && reader.shape().servers().containsAll(kind.shape().servers())
        && placements(reader).equals(placements);
  }

  /// Whether a reader of this kind of file finds something that it does not understand.
  boolean fails(ClientFile reader) {
    return broken || odd.stream().anyMatch(way -> reader.shape().servers().contains(way));
  }
}
