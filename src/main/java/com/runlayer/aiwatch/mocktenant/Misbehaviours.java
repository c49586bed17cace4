// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Which route misbehaves how, and how often still. Those with a number come first, in the order in
/// which they were told.
final class Misbehaviours {
  private final Map<Route, Deque<Misbehaviour>> next = new EnumMap<>(Route.class);
  private final Map<Route, Misbehaviour> always = new EnumMap<>(Route.class);

  synchronized void next(Route route, int times, Misbehaviour misbehaviour) {
    Deque<Misbehaviour> queue = next.computeIfAbsent(route, _ -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.addLast(misbehaviour);
    }
  }

  synchronized void always(Route route, Misbehaviour misbehaviour) {
    always.put(route, misbehaviour);
  }

  synchronized void clear() {
    next.clear();
    always.clear();
  }

  /// What the request that just arrived gets; asking uses it up.
  synchronized Optional<Misbehaviour> take(Route route) {
    Deque<Misbehaviour> queue = next.get(route);
    if (queue != null && !queue.isEmpty()) {
      return Optional.of(queue.removeFirst());
    }
    return Optional.ofNullable(always.get(route));
  }
}
