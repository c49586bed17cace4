// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// The folders that are still to be entered: the subfolders of one folder as one run of names, so
/// that a hundred thousand of them weigh little more than their names.
///
/// The oldest comes first, which makes a walk breadth first. Once they weigh too much the youngest
/// comes first, which empties a branch before the next one is opened: every folder has its turn
/// either way, and memory stays bounded by the depth of the walk.
final class Frontier {
  /// What a batch costs beside its bytes: the objects that hold it.
  private static final int OVERHEAD = 96;

  /// The folders of one parent.
  private static final class Batch {
    private final byte[] parent;
    private final byte[] names;
    private final int level;
    private int position;

    Batch(byte[] parent, byte[] names, int level) {
      this.parent = parent;
      this.names = names;
      this.level = level;
    }

    long weight() {
      return (long) parent.length + names.length + OVERHEAD;
    }

    byte[] next() {
      int end = position;
      while (names[end] != 0) {
        end++;
      }
      byte[] path = Arrays.copyOf(parent, parent.length + 1 + end - position);
      path[parent.length] = '/';
      System.arraycopy(names, position, path, parent.length + 1, end - position);
      position = end + 1;
      return path;
    }

    boolean isEmpty() {
      return position == names.length;
    }
  }

  private final long budget;
  private final Deque<Batch> batches = new ArrayDeque<>();
  private long weight;
  private int folders;
  private int level;

  /// @param budget bytes from which on the youngest comes first
  Frontier(long budget) {
    this.budget = budget;
  }

  /// Adds the subfolders of one folder.
  ///
  /// @param parent without a slash at its end
  /// @param names each with a NUL at its end
  /// @param count how many they are
  void add(byte[] parent, ByteArrayOutputStream names, int count, int levelOfNames) {
    if (count > 0) {
      Batch batch = new Batch(parent, names.toByteArray(), levelOfNames);
      batches.addLast(batch);
      weight += batch.weight();
      folders += count;
    }
  }

  /// Takes the next folder; there must be one.
  byte[] next() {
    boolean oldest = weight <= budget;
    Batch batch = oldest ? batches.getFirst() : batches.getLast();
    byte[] path = batch.next();
    level = batch.level;
    folders--;
    if (batch.isEmpty()) {
      weight -= batch.weight();
      if (oldest) {
        batches.removeFirst();
      } else {
        batches.removeLast();
      }
    }
    return path;
  }

  /// The level of the folder that was taken last.
  int level() {
    return level;
  }

  /// How many folders are left.
  int size() {
    return folders;
  }
}
