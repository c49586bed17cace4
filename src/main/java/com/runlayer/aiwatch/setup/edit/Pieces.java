// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Follows where inserted text lies while more splices move it.
final class Pieces {
  /// What may be remembered of a text that was replaced: it says nothing.
  private static final Set<String> EMPTY_VALUES =
      Set.of("", "null", "Null", "NULL", "~", "{}", "[]");

  private static final class Range {
    private int at;
    private int length;
    private final String was;

    Range(int at, int length, String was) {
      this.at = at;
      this.length = length;
      this.was = was;
    }
  }

  private final List<Range> ranges = new ArrayList<>();
  private boolean known = true;

  /// Notes one splice. Those of one change are noted from the last to the first.
  ///
  /// @param text as it was before the splice
  void note(String text, Splice splice) {
    int gone = splice.end() - splice.start();
    int grown = splice.text().length() - gone;
    boolean inside = false;
    for (Range range : ranges) {
      if (!inside && range.at <= splice.start() && splice.end() <= range.at + range.length) {
        range.length += grown;
        inside = true;
      } else if (range.at >= splice.end()) {
        range.at += grown;
      } else if (range.at + range.length > splice.start()) {
        known = false;
      }
    }
    if (!inside) {
      String was = text.substring(splice.start(), splice.end());
      known &= EMPTY_VALUES.contains(bare(was));
      insert(new Range(splice.start(), splice.text().length(), was));
    }
  }

  private void insert(Range range) {
    int i = 0;
    while (i < ranges.size() && ranges.get(i).at < range.at) {
      i++;
    }
    ranges.add(i, range);
  }

  /// What is to be remembered.
  ///
  /// @param text as it is in the end
  List<Undo.Piece> in(String text) {
    List<Undo.Piece> pieces = new ArrayList<>();
    if (known) {
      for (Range range : ranges) {
        String piece = text.substring(range.at, range.at + range.length);
        if (!piece.equals(range.was)) {
          pieces.add(new Undo.Piece(range.at, piece, range.was));
        }
      }
    }
    return pieces;
  }

  /// The text without the pieces.
  ///
  /// @return empty if one of them is not where it was, or there are none
  static Optional<String> without(String text, List<Undo.Piece> pieces) {
    StringBuilder rest = new StringBuilder(text.length());
    int at = 0;
    for (Undo.Piece piece : pieces) {
      if (piece.at() < at
          || !text.startsWith(piece.text(), piece.at())
          || !EMPTY_VALUES.contains(bare(piece.was()))) {
        return Optional.empty();
      }
      rest.append(text, at, piece.at()).append(piece.was());
      at = piece.at() + piece.text().length();
    }
    return pieces.isEmpty()
        ? Optional.empty()
        : Optional.of(rest.append(text, at, text.length()).toString());
  }

  private static String bare(String text) {
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (" \t\r\n".indexOf(text.charAt(i)) < 0) {
        bare.append(text.charAt(i));
      }
    }
    return bare.toString();
  }
}
