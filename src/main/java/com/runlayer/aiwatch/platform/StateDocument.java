// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// The file `state.json`, which several commands share: each keeps a member of its own in it, and
/// every change leaves the others' members as they are, also when two commands end at once.
public final class StateDocument {
  /// The file's name in the state folder.
  public static final String FILE = "state.json";

  /// What a command may let the file become. What is read is a little more, so that the small
  /// member of one command never makes the large one of another unreadable.
  public static final int MAX_BYTES = 1024 * 1024;

  private static final int READ_BYTES = MAX_BYTES + 64 * 1024;
  private static final String LOCK = "state.lock";
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int POLLS = 250;

  private final StateFiles files;
  private final Consumer<Duration> pause;

  /// @param files the state folder of the user
  /// @param pause waits for another command that writes the file; at most five seconds in all
  public StateDocument(StateFiles files, Consumer<Duration> pause) {
    this.files = files;
    this.pause = pause;
  }

  /// What is there. A file that is damaged or not ours counts as empty: it holds nothing that the
  /// next run does not know better.
  ///
  /// @throws StateException if the state folder is not the user's own
  public ObjectNode read() throws StateException {
    ObjectMapper json = new ObjectMapper();
    if (files.read(FILE, READ_BYTES) instanceof FileContent.Read read) {
      try {
        if (json.readTree(new String(read.bytes(), StandardCharsets.UTF_8))
            instanceof ObjectNode node) {
          return node;
        }
      } catch (IOException e) {
        // an object is made anew below
      }
    }
    return json.createObjectNode();
  }

  /// Changes what is there. Nobody else changes it between the reading and the writing.
  ///
  /// @throws StateException if it cannot be written; it is as it was then
  public void change(Consumer<ObjectNode> change) throws StateException {
    try (StateLock _ = lock()) {
      ObjectNode document = read();
      change.accept(document);
      files.write(FILE, bytes(document));
    }
  }

  /// A document as it is written.
  public static byte[] bytes(ObjectNode document) {
    return document.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private StateLock lock() throws StateException {
    LockAttempt attempt = files.tryLock(LOCK);
    for (int i = 0; i < POLLS && attempt instanceof LockAttempt.Held; i++) {
      pause.accept(POLL);
      attempt = files.tryLock(LOCK);
    }
    return switch (attempt) {
      case LockAttempt.Acquired acquired -> acquired.lock();
      case LockAttempt.Held held ->
          throw new StateException(
              files.directory().resolve(FILE)
                  + " cannot be written: another process"
                  + (held.holder().isPresent() ? " (" + held.holder().getAsLong() + ")" : "")
                  + " has kept it locked for seconds; end that process.");
    };
  }
}
