// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.setup.FilePlan.Standing;
import com.runlayer.aiwatch.setup.FileReport.Done;
import com.runlayer.aiwatch.setup.client.Shadow;
import java.util.List;

/// What came of one client.
///
/// @param state all its files taken together
/// @param files one by one
/// @param shadows what makes the client ignore a file of ours
/// @param holes what stays open although everything is in place
public record ClientReport(
    HookClient client,
    State state,
    List<FileReport> files,
    List<Shadow> shadows,
    List<String> holes) {
  /// Copies the lists.
  public ClientReport {
    files = List.copyOf(files);
    shadows = List.copyOf(shadows);
    holes = List.copyOf(holes);
  }

  /// How a client stands.
  public enum State {
    /// It starts our hook as it is wanted.
    IN_PLACE,
    /// None of its files has anything of ours.
    MISSING,
    /// Something of ours is there, and not what is wanted.
    DRIFTED,
    /// Everything is there, and the client does not heed it.
    SHADOWED,
    /// A file cannot be worked with, or was not written.
    FAILED,
    /// The client is not there, and gets its hook only where it is.
    NO_CLIENT
  }

  /// Of the files of one client.
  static ClientReport of(
      HookClient client, List<FileReport> files, List<Shadow> shadows, List<String> holes) {
    return new ClientReport(client, state(files, shadows), files, shadows, holes);
  }

  private static State state(List<FileReport> files, List<Shadow> shadows) {
    if (files.isEmpty()) {
      return State.NO_CLIENT;
    }
    if (files.stream().anyMatch(FileReport::isFailed)) {
      return State.FAILED;
    }
    if (files.stream().allMatch(file -> file.now() == Standing.IN_PLACE)) {
      return shadows.stream().allMatch(shadow -> isHarmless(shadow, files, shadows))
          ? State.IN_PLACE
          : State.SHADOWED;
    }
    return files.stream().allMatch(file -> file.now() == Standing.MISSING)
        ? State.MISSING
        : State.DRIFTED;
  }

  /// Another file does it, which is ours and heeded.
  private static boolean isHarmless(Shadow shadow, List<FileReport> files, List<Shadow> shadows) {
    return shadow.instead().isPresent()
        && shadows.stream().noneMatch(other -> other.file().equals(shadow.instead().get()))
        && files.stream()
            .anyMatch(
                file ->
                    file.plan().file().path().equals(shadow.instead().get())
                        && file.now() == Standing.IN_PLACE);
  }

  /// Whether any file was changed.
  public boolean changed() {
    return files.stream()
        .anyMatch(file -> file.done() == Done.WRITTEN || file.done() == Done.DELETED);
  }
}
