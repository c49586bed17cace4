// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Starts a courier where one is of use. Whoever starts it has other things to do, so nothing here
/// fails and nothing is waited for.
public final class CourierStart {
  /// The command that is a courier.
  public static final String COMMAND = "courier";

  private final StateFiles state;
  private final Clock clock;
  private final Background background;
  private final List<String> properties;

  /// @param state the user's state folder
  /// @param background starts this program once more
  /// @param properties arguments that a courier needs to work in the same world, those of a trial:
  ///     `-Duser.home=/tmp/x`
  public CourierStart(
      StateFiles state, Clock clock, Background background, List<String> properties) {
    this.state = state;
    this.clock = clock;
    this.background = background;
    this.properties = List.copyOf(properties);
  }

  /// After an event was kept: unless a courier is at work, or the last one failed a moment ago.
  public void afterAdding() {
    try {
      if (CourierMemory.read(state).isDue(clock.instant()) && nobodyIsAtWork()) {
        start();
      }
    } catch (StateException e) {
      // the courier could not work there either
    }
  }

  /// In passing, by who comes by every now and then: if there is something to deliver.
  public void inPassing() {
    try {
      if (!new SpoolFolder(state).events().isEmpty()) {
        afterAdding();
      }
    } catch (StateException e) {
      // as above
    }
  }

  /// After something changed that the last courier failed at, such as a new key.
  public void inAnyCase() {
    try {
      if (!new SpoolFolder(state).events().isEmpty() && nobodyIsAtWork()) {
        start();
      }
    } catch (StateException e) {
      // as above
    }
  }

  /// The lock is given back at once, so a courier that looks at it in this very moment ends; then
  /// this caller starts another.
  private boolean nobodyIsAtWork() throws StateException {
    return switch (state.tryLock(Courier.LOCK)) {
      case LockAttempt.Held _ -> false;
      case LockAttempt.Acquired acquired -> {
        acquired.lock().close();
        yield true;
      }
    };
  }

  private void start() {
    List<String> arguments = new ArrayList<>(properties);
    arguments.add(COMMAND);
    background.start(arguments);
  }
}
