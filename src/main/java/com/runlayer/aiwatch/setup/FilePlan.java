// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.setup.client.HookFile;
import com.runlayer.aiwatch.setup.file.InstallRecord;
import java.util.List;
import java.util.Optional;

/// How one file stands to what is wanted, and what would make it so.
///
/// @param file which one
/// @param before as it was found
/// @param standing how it stands
/// @param goal how it stands once the step is done
/// @param reasons why, a clause each; names of events and keys, never content of others
/// @param step what is to be done; empty where nothing is, or nothing can be
public record FilePlan(
    HookFile file,
    FileState before,
    Standing standing,
    Standing goal,
    List<String> reasons,
    Optional<Step> step) {
  /// Copies the list.
  public FilePlan {
    reasons = List.copyOf(reasons);
  }

  /// How a file stands to what is wanted.
  public enum Standing {
    /// It has what is wanted.
    IN_PLACE,
    /// It has nothing of ours.
    MISSING,
    /// It has something of ours, and not what is wanted.
    DRIFTED,
    /// Its client would not take it, or ours does not fit beside what others wrote. It is left
    /// alone.
    FOREIGN,
    /// It does not follow its notation. It is left alone.
    UNPARSABLE,
    /// It cannot be opened, or must not be.
    UNREADABLE;

    /// Whether nothing can be done about it here.
    public boolean blocked() {
      return this == FOREIGN || this == UNPARSABLE || this == UNREADABLE;
    }
  }

  /// What is done to a file.
  public sealed interface Step {
    /// It gets another content.
    ///
    /// @param text the whole of it
    /// @param remembered what `uninstall` needs later; empty where nothing of ours is left
    @SuppressWarnings("ArrayRecordComponent") // handed to the writer as it is; never compared
    record Write(byte[] text, Optional<InstallRecord.Entry> remembered) implements Step {}

    /// It goes, because it was made for ours alone and holds nothing else.
    ///
    /// @param made what was made with it
    record Delete(InstallRecord.Entry made) implements Step {}
  }

  /// A file that cannot be worked with.
  static FilePlan blocked(HookFile file, FileState before, Standing standing, String reason) {
    return new FilePlan(file, before, standing, standing, List.of(reason), Optional.empty());
  }

  /// A file that needs nothing.
  static FilePlan unchanged(HookFile file, FileState before, Standing standing) {
    return new FilePlan(file, before, standing, standing, List.of(), Optional.empty());
  }

  /// The content before; of a file that is to be made nothing.
  public byte[] textBefore() {
    return before instanceof FileState.Present present ? present.text() : new byte[0];
  }
}
