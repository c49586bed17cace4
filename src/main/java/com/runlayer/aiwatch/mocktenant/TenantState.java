// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that was reported, in memory and bounded: the oldest goes first.
final class TenantState {
  private static final int MAX_ACCOUNTS = 10_000;
  private static final int MAX_ARTIFACTS = 100_000;
  private static final int MAX_EVENTS = 10_000;
  private static final int MAX_EVENT_IDS = 100_000;

  private final Map<Device.Account, Device> devices = new LinkedHashMap<>();
  private final Map<Device.Account, List<SeenServer>> servers = new LinkedHashMap<>();
  private final Map<ArtifactKey, SeenSkill> skills = new LinkedHashMap<>();
  private final Map<ArtifactKey, SeenPlugin> plugins = new LinkedHashMap<>();
  private final Set<String> knownSkills = new LinkedHashSet<>();
  private final Set<String> knownPlugins = new LinkedHashSet<>();
  private final Set<String> eventIds = new LinkedHashSet<>();
  private final BoundedLog<Enrollment> enrollments = new BoundedLog<>(MAX_EVENTS);
  private final BoundedLog<HookCall> hookCalls = new BoundedLog<>(MAX_EVENTS);
  private final BoundedLog<CheckIn> checkIns = new BoundedLog<>(MAX_EVENTS);

  void add(Enrollment enrollment) {
    enrollments.add(enrollment);
  }

  void add(HookCall call) {
    hookCalls.add(call);
  }

  synchronized void add(Device device, CheckIn checkIn) {
    remember(device);
    checkIns.add(checkIn);
  }

  /// A scan is the whole truth about its account: what was reported before and is not in it is
  /// gone.
  synchronized void replaceServers(Device device, List<SeenServer> found) {
    remember(device);
    putLast(servers, device.account(), List.copyOf(found), MAX_ACCOUNTS);
  }

  synchronized void add(Device device, SeenSkill skill) {
    remember(device);
    putLast(
        skills,
        new ArtifactKey(device.account(), skill.tool(), skill.path()),
        skill,
        MAX_ARTIFACTS);
    if (skill.filesSent() > 0) {
      addLast(knownSkills, skill.identifier(), MAX_ARTIFACTS);
    }
  }

  /// Whether the content of a skill was uploaded before, from whatever device.
  synchronized boolean isKnownSkill(String identifier) {
    return knownSkills.contains(identifier);
  }

  /// Keeps a plugin.
  ///
  /// @param contentKey what tells the plugin from others
  /// @return whether it was new to the tenant
  synchronized boolean add(Device device, SeenPlugin plugin, String contentKey) {
    remember(device);
    putLast(
        plugins,
        new ArtifactKey(device.account(), plugin.client(), plugin.installPath()),
        plugin,
        MAX_ARTIFACTS);
    return addLast(knownPlugins, contentKey, MAX_ARTIFACTS);
  }

  /// Whether a plugin with this identifier was submitted before, from whatever device.
  synchronized boolean isKnownPlugin(String identifier) {
    return knownPlugins.contains(identifier);
  }

  /// Remembers the id of an event.
  ///
  /// @return whether it is the first event of this id
  synchronized boolean isFirst(String eventId) {
    return addLast(eventIds, eventId, MAX_EVENT_IDS);
  }

  synchronized TenantSnapshot snapshot() {
    return new TenantSnapshot(
        List.copyOf(devices.values()),
        enrollments.entries(),
        servers.values().stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(SeenServer::client))
            .toList(),
        List.copyOf(skills.values()),
        List.copyOf(plugins.values()),
        hookCalls.entries(),
        hookCalls.dropped(),
        checkIns.entries());
  }

  private void remember(Device device) {
    putLast(devices, device.account(), device, MAX_ACCOUNTS);
  }

  private static <K, V> void putLast(Map<K, V> map, K key, V value, int max) {
    map.remove(key);
    map.put(key, value);
    oldest(map.keySet(), max).ifPresent(map::remove);
  }

  private static boolean addLast(Set<String> set, String value, int max) {
    boolean added = set.add(value);
    oldest(set, max).ifPresent(set::remove);
    return added;
  }

  /// The entry that must go so that no more than `max` stay.
  private static <K> Optional<K> oldest(Set<K> keys, int max) {
    return keys.size() > max ? Optional.of(keys.iterator().next()) : Optional.empty();
  }

  private record ArtifactKey(Device.Account account, String client, String path) {}
}
