// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The way of an edit, for every notation.
final class TextEditor implements Editor {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Format format;
  private final Notation notation;

  TextEditor(Format format, Notation notation) {
    this.format = format;
    this.notation = notation;
  }

  /// @param mark the byte order mark, or nothing
  private record Text(String mark, String body) {}

  @Override
  public byte[] blank() {
    return encode("", notation.blank());
  }

  @Override
  public Reading read(byte[] text) {
    try {
      return new Reading.Tree(notation.parse(decode(text).body()));
    } catch (RefusedException e) {
      return new Reading.Unreadable(e.clause());
    }
  }

  @Override
  public Edit apply(byte[] text, List<Change> changes) {
    try {
      Text before = decode(text);
      EditRun run = new EditRun(notation, before.body());
      for (Change change : ordered(changes)) {
        run.make(change);
      }
      if (run.text().equals(before.body())) {
        return new Edit.Edited(text, run.undo());
      }
      run.prove();
      return new Edit.Edited(encode(before.mark(), run.text()), run.undo());
    } catch (RefusedException e) {
      return new Edit.Refused(e.clause());
    }
  }

  @Override
  public Optional<byte[]> undo(byte[] text, Undo undo) {
    try {
      Text now = decode(text);
      ObjectNode expected = notation.parse(now.body());
      List<Change> changes = Undoing.takeOut(expected, undo.steps());
      if (changes.isEmpty()) {
        return Optional.empty();
      }
      Optional<String> exact =
          Pieces.without(now.body(), undo.pieces()).filter(each -> says(each, expected));
      return Optional.of(
          encode(now.mark(), exact.isPresent() ? exact.get() : without(now.body(), changes)));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private String without(String text, List<Change> changes) throws RefusedException {
    EditRun run = new EditRun(notation, text);
    for (Change change : changes) {
      run.make(change);
    }
    run.prove();
    return run.text();
  }

  private boolean says(String text, ObjectNode expected) {
    try {
      return ChangeModel.same(notation.parse(text), expected);
    } catch (RefusedException e) {
      return false;
    }
  }

  /// List items first, and the removed ones from the last to the first, so that every index means
  /// the same item as before the edit.
  private static List<Change> ordered(List<Change> changes) {
    List<Change> ordered = new ArrayList<>();
    changes.stream().filter(Change.Replace.class::isInstance).forEach(ordered::add);
    changes.stream()
        .filter(Change.Remove.class::isInstance)
        .map(Change.Remove.class::cast)
        .distinct()
        .sorted(Comparator.comparingInt(Change.Remove::index).reversed())
        .forEach(ordered::add);
    changes.stream()
        .filter(each -> !(each instanceof Change.Replace) && !(each instanceof Change.Remove))
        .forEach(ordered::add);
    return ordered;
  }

  private Text decode(byte[] text) throws RefusedException {
    if (text.length > format.maxBytes()) {
      throw new RefusedException(
          Sentences.format("is larger than the %,d bytes that are edited", format.maxBytes()));
    }
    try {
      String whole = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
      return whole.startsWith(BYTE_ORDER_MARK)
          ? new Text(BYTE_ORDER_MARK, whole.substring(1))
          : new Text("", whole);
    } catch (CharacterCodingException e) {
      throw new RefusedException("is not valid " + format.label() + ": it is no UTF-8 text");
    }
  }

  private static byte[] encode(String mark, String body) {
    return (mark + body).getBytes(StandardCharsets.UTF_8);
  }
}
