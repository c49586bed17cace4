// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.setup.FilePlan.Standing;
import com.runlayer.aiwatch.setup.FilePlan.Step;
import com.runlayer.aiwatch.setup.client.Comparison;
import com.runlayer.aiwatch.setup.client.HookFile;
import com.runlayer.aiwatch.setup.client.HookSet;
import com.runlayer.aiwatch.setup.edit.Edit;
import com.runlayer.aiwatch.setup.edit.Editor;
import com.runlayer.aiwatch.setup.edit.Editors;
import com.runlayer.aiwatch.setup.edit.Format;
import com.runlayer.aiwatch.setup.edit.Reading;
import com.runlayer.aiwatch.setup.edit.Undo;
import com.runlayer.aiwatch.setup.file.InstallRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Works out what one file needs. `check`, `--dry-run` and `install` ask the same questions here
/// and differ in what is done with the answer. Opens nothing.
public final class Planner {
  /// Further edits without one that starts from the file as it was: more than anybody makes.
  private static final int MAX_EDITS = 8;

  /// What is missing or different.
  ///
  /// @param state the file as it was read
  /// @param known what earlier runs made in it
  public FilePlan install(
      HookFile file, FileState state, HookSet set, Optional<InstallRecord.Entry> known) {
    byte[] text;
    switch (state) {
      case FileState.Refused refused -> {
        return FilePlan.blocked(file, state, Standing.UNREADABLE, refused.sentence());
      }
      case FileState.Absent _ -> text = blank(file);
      case FileState.Present present -> text = present.text();
    }
    Editor editor = Editors.of(file.format());
    JsonNode root;
    switch (editor.read(text)) {
      case Reading.Unreadable unreadable -> {
        return FilePlan.blocked(file, state, Standing.UNPARSABLE, unreadable.clause());
      }
      case Reading.Tree tree -> root = tree.root();
    }
    Optional<String> objection = file.hooks().objection(text, root);
    if (objection.isPresent()) {
      return FilePlan.blocked(file, state, Standing.FOREIGN, objection.get());
    }
    Comparison comparison = file.hooks().wanted(root, set);
    if (comparison.inPlace()) {
      return FilePlan.unchanged(file, state, Standing.IN_PLACE);
    }
    boolean absent = state instanceof FileState.Absent;
    Installation installation = new Installation(editor, file, set);
    InstallRecord.Entry old =
        absent
            ? new InstallRecord.Entry(
                true, known.map(InstallRecord.Entry::folders).orElse(List.of()), List.of())
            : known.orElse(new InstallRecord.Entry(false, List.of(), List.of()));
    Optional<Made> made =
        installation.afresh(text, root, old).or(() -> installation.onTop(text, old, comparison));
    if (made.isEmpty()) {
      return FilePlan.blocked(file, state, Standing.FOREIGN, installation.refusal);
    }
    return new FilePlan(
        file,
        state,
        comparison.ours() == 0 ? Standing.MISSING : Standing.DRIFTED,
        Standing.IN_PLACE,
        comparison.reasons(),
        Optional.of(new Step.Write(made.get().text(), Optional.of(made.get().entry()))));
  }

  /// What of ours is in a file, to be taken out. A file that its client would not take is worked
  /// with all the same, as long as it can be read.
  public FilePlan removal(HookFile file, FileState state, Optional<InstallRecord.Entry> known) {
    byte[] text;
    switch (state) {
      case FileState.Refused refused -> {
        return FilePlan.blocked(file, state, Standing.UNREADABLE, refused.sentence());
      }
      case FileState.Absent _ -> {
        return FilePlan.unchanged(file, state, Standing.MISSING);
      }
      case FileState.Present present -> text = present.text();
    }
    Editor editor = Editors.of(file.format());
    if (editor.read(text) instanceof Reading.Unreadable unreadable) {
      return FilePlan.blocked(file, state, Standing.UNPARSABLE, unreadable.clause());
    }
    byte[] rest = text;
    List<JsonNode> edits = known.map(InstallRecord.Entry::edits).orElse(List.of());
    for (JsonNode edit : edits.reversed()) {
      rest = undone(editor, rest, edit).orElse(rest);
    }
    Comparison comparison = file.hooks().removal(tree(editor, rest));
    if (!comparison.inPlace()) {
      switch (editor.apply(rest, comparison.changes())) {
        case Edit.Refused refused -> {
          return FilePlan.blocked(file, state, Standing.FOREIGN, refused.clause());
        }
        case Edit.Edited edited -> rest = edited.text();
      }
    }
    if (known.isPresent() && known.get().made() && isBlank(editor, rest, file)) {
      return new FilePlan(
          file,
          state,
          Standing.DRIFTED,
          Standing.MISSING,
          List.of("was made for the hooks alone"),
          Optional.of(new Step.Delete(known.get())));
    }
    return Arrays.equals(rest, text)
        ? FilePlan.unchanged(file, state, Standing.MISSING)
        : new FilePlan(
            file,
            state,
            Standing.DRIFTED,
            Standing.MISSING,
            List.of("has hooks of aiwatch"),
            Optional.of(new Step.Write(rest, Optional.empty())));
  }

  /// Comments of somebody are a reason to stay, so trees say enough only where there are none.
  private static boolean isBlank(Editor editor, byte[] rest, HookFile file) {
    byte[] blank = blank(file);
    return Arrays.equals(rest, blank)
        || (file.format() == Format.JSON && tree(editor, rest).equals(tree(editor, blank)));
  }

  private static byte[] blank(HookFile file) {
    byte[] text = file.emptyText();
    return text.length == 0 ? Editors.of(file.format()).blank() : text;
  }

  private static JsonNode tree(Editor editor, byte[] text) {
    return switch (editor.read(text)) {
      case Reading.Tree tree -> tree.root();
      // an editor reads again what it writes
      case Reading.Unreadable unreadable -> throw new IllegalStateException(unreadable.clause());
    };
  }

  private static Optional<byte[]> undone(Editor editor, byte[] text, JsonNode edit) {
    return Undo.of(edit).flatMap(undo -> editor.undo(text, undo));
  }

  /// @param text the new content
  /// @param entry what is remembered of it
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is; never compared
  private record Made(byte[] text, InstallRecord.Entry entry) {}

  /// One file on its way to what is wanted.
  private static final class Installation {
    private final Editor editor;
    private final HookFile file;
    private final HookSet set;
    private String refusal = "cannot be edited surely";

    Installation(Editor editor, HookFile file, HookSet set) {
      this.editor = editor;
      this.file = file;
      this.set = set;
    }

    /// What earlier runs put in is taken out and put in anew, so that one undo gives back the file
    /// as it was. Only where everything comes out and nothing of others gets another position.
    Optional<Made> afresh(byte[] text, JsonNode root, InstallRecord.Entry old) {
      byte[] base = text;
      for (JsonNode edit : old.edits().reversed()) {
        Optional<byte[]> before = undone(editor, base, edit);
        if (before.isEmpty()) {
          return Optional.empty();
        }
        base = before.get();
      }
      if (old.edits().isEmpty()) {
        return Optional.empty();
      }
      Comparison comparison = file.hooks().wanted(tree(editor, base), set);
      return made(base, comparison, old, List.of())
          .filter(
              made ->
                  file.hooks().others(tree(editor, made.text())).equals(file.hooks().others(root)));
    }

    /// Only what is different changes.
    Optional<Made> onTop(byte[] text, InstallRecord.Entry old, Comparison comparison) {
      List<JsonNode> kept = old.edits().size() < MAX_EDITS ? old.edits() : List.of();
      return made(text, comparison, old, kept);
    }

    private Optional<Made> made(
        byte[] base, Comparison comparison, InstallRecord.Entry old, List<JsonNode> kept) {
      Edit edit = editor.apply(base, comparison.changes());
      if (!(edit instanceof Edit.Edited edited)) {
        refusal = edit instanceof Edit.Refused refused ? refused.clause() : refusal;
        return Optional.empty();
      }
      JsonNode tree = tree(editor, edited.text());
      if (!file.hooks().wanted(tree, set).inPlace()
          || file.hooks().objection(edited.text(), tree).isPresent()) {
        return Optional.empty();
      }
      List<JsonNode> edits = new ArrayList<>(kept);
      edits.add(edited.undo().json());
      return Optional.of(
          new Made(edited.text(), new InstallRecord.Entry(old.made(), old.folders(), edits)));
    }
  }
}
