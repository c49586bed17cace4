// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan.changes;

import com.runlayer.aiwatch.discovery.DiscoveryOptions;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.tenant.ScanReport;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares one scan with the one before. It listens while the scan runs, because what a scan did
/// not
/// look at is not gone.
///
/// Gone is what the scan looked for without finding it, and what provably is not on the disk any
/// more. Everything else that was known and was not met, for instance by a scan without projects or
/// one whose time was over, is carried on to the next scan.
public final class Comparison implements Look.Listener {
  private static final Comparator<Change> ORDER =
      Comparator.comparing(Change::kind)
          .thenComparing(Change::client)
          .thenComparing(Change::path)
          .thenComparing(Change::name)
          .thenComparing(change -> change.project().map(Path::toString).orElse(""))
          .thenComparing(Change::type);

  /// What came of a comparison.
  ///
  /// @param changes for the person
  /// @param memory for the next scan
  public record Result(Changes changes, Snapshot memory) {}

  private final Previous previous;
  private final Path home;
  private final Instant now;
  private final Look.Listener next;
  private final Set<Item.Place> watched;
  private final Set<Item.Place> looked = new HashSet<>();

  /// @param home the folder that is scanned
  /// @param now when
  /// @param next hears of every look too
  public Comparison(Previous previous, Path home, Instant now, Look.Listener next) {
    this.previous = previous;
    this.home = home;
    this.now = now;
    this.next = next;
    this.watched =
        previous instanceof Previous.Known(Snapshot snapshot) ? places(snapshot) : Set.of();
  }

  @Override
  public void looked(Look look) {
    Item.Place place = new Item.Place(look.client(), look.path().toString());
    if (watched.contains(place)) {
      looked.add(place);
    }
    next.looked(look);
  }

  /// Compares, after the scan.
  ///
  /// @param report the configurations of `found` in the same order, with their hashes
  /// @param options how far the scan was to look
  public Result with(Inventory found, ScanReport report, DiscoveryOptions options) {
    Snapshot current = Snapshot.of(found, report, options, home, now);
    if (found.errors().stream().anyMatch(e -> e.kind() == ReadError.Kind.HOME_MISSING)) {
      return new Result(new Changes.Unknown("nothing was scanned"), current);
    }
    return switch (previous) {
      case Previous.None() -> new Result(orUnknown(current, new Changes.FirstScan()), current);
      case Previous.Unknown(String reason) ->
          new Result(orUnknown(current, new Changes.Unknown(reason)), current);
      case Previous.Known(Snapshot before) when !before.version().equals(current.version()) ->
          new Result(
              orUnknown(
                  current,
                  new Changes.Unknown("the last scan was made by aiwatch " + before.version())),
              current);
      case Previous.Known(Snapshot before) -> compare(before, current, found.errors());
    };
  }

  private Result compare(Snapshot before, Snapshot current, List<ReadError> errors) {
    List<Change> changes = new ArrayList<>(newOrAltered(before, current));
    List<Item> carried = new ArrayList<>();
    Map<Item.Key, Item> found = byKey(current);
    Set<Item.Place> seen = places(current);
    seen.addAll(looked);
    for (Item item : before.items()) {
      if (!found.containsKey(item.key())) {
        if (!isLeftOut(item, current, errors) && isGone(item, current, seen)) {
          changes.add(change(Change.Type.GONE, item));
        } else {
          carried.add(item);
        }
      }
    }
    changes.sort(ORDER);
    Snapshot memory = merged(before, current, carried);
    return new Result(orUnknown(memory, new Changes.Compared(before.takenAt(), changes)), memory);
  }

  private List<Change> newOrAltered(Snapshot before, Snapshot current) {
    List<Change> changes = new ArrayList<>();
    Map<Item.Key, Item> known = byKey(before);
    Set<Item.Place> places = places(before);
    for (Item item : current.items()) {
      Item old = known.get(item.key());
      if (old == null) {
        if (places.contains(item.place()) || before.covers(item, home)) {
          changes.add(change(Change.Type.NEW, item));
        }
      } else if (!old.fingerprint().equals(item.fingerprint())) {
        changes.add(change(Change.Type.ALTERED, item));
      }
    }
    return changes;
  }

  private static Set<Item.Place> places(Snapshot snapshot) {
    return snapshot.items().stream()
        .map(Item::place)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<Item.Key, Item> byKey(Snapshot snapshot) {
    Map<Item.Key, Item> items = HashMap.newHashMap(snapshot.items().size());
    snapshot.items().forEach(item -> items.put(item.key(), item));
    return items;
  }

  /// Whether the scan met the place and could not tell what is in it.
  private static boolean isLeftOut(Item item, Snapshot current, List<ReadError> errors) {
    return current.isUnread(item)
        || errors.stream()
            .anyMatch(
                error ->
                    error.path().toString().equals(item.path())
                        && error.entry().filter(entry -> names(entry, item)).isPresent());
  }

  private static boolean names(String entry, Item item) {
    return entry.equals(item.name()) || entry.endsWith("." + item.name());
  }

  private boolean isGone(Item item, Snapshot current, Set<Item.Place> places) {
    return switch (item.kind()) {
      case SERVER -> places.contains(item.place()) || isAbsent(item.file());
      case SKILL -> isAbsent(item.file().resolve("SKILL.md"));
      // a plugin is where its client's record says, and a record may have been unreadable
      case PLUGIN ->
          isAbsent(item.file())
              || (current.unread().isEmpty()
                  && (!item.walked() || current.depth() > Snapshot.NOT_WALKED));
    };
  }

  /// Certainly not there. Elsewhere than below home, merely looking could wake up a file server.
  private boolean isAbsent(Path file) {
    return file.startsWith(home) && Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Snapshot merged(Snapshot before, Snapshot current, List<Item> carried) {
    List<Item> items = new ArrayList<>(current.items());
    items.addAll(carried);
    return new Snapshot(
        current.takenAt(),
        current.version(),
        Math.max(before.depth(), current.depth()),
        current.unread(),
        items);
  }

  /// A memory that does not fit is no memory, and the person hears of it at once.
  private static Changes orUnknown(Snapshot memory, Changes changes) {
    return SnapshotJson.fits(memory)
        ? changes
        : new Changes.Unknown(SnapshotJson.tooManySentence(memory.items().size()));
  }

  private static Change change(Change.Type type, Item item) {
    return new Change(
        type,
        item.kind().name().toLowerCase(Locale.ROOT),
        item.client(),
        item.file(),
        item.name(),
        Optional.of(item.project()).filter(project -> !project.isEmpty()).map(Path::of));
  }
}
