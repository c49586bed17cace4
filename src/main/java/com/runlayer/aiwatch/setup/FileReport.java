// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.setup.FilePlan.Standing;
import java.util.List;
import java.util.Optional;

/// What came of one file.
///
/// @param client whose file it is
/// @param plan how it stood, and what was to be done
/// @param done what was done
/// @param failure why it was not, as a sentence
public record FileReport(HookClient client, FilePlan plan, Done done, Optional<String> failure) {
  /// What was done to a file.
  public enum Done {
    /// Nothing was to be done, or nothing was asked for.
    NOTHING,
    /// It has a new content.
    WRITTEN,
    /// It is gone.
    DELETED,
    /// It stays as it was, although something was to be done.
    FAILED
  }

  /// Nothing was asked for.
  static FileReport looked(HookClient client, FilePlan plan) {
    return new FileReport(client, plan, Done.NOTHING, Optional.empty());
  }

  static FileReport failed(HookClient client, FilePlan plan, String sentence) {
    return new FileReport(client, plan, Done.FAILED, Optional.of(sentence));
  }

  /// How the file stands now.
  public Standing now() {
    return done == Done.WRITTEN || done == Done.DELETED ? plan.goal() : plan.standing();
  }

  /// Whether the file is not as it was asked to be, and this program cannot change that.
  public boolean isFailed() {
    return done == Done.FAILED || plan.standing().blocked();
  }

  /// The same with the file in front, where it is not named already.
  public List<String> sentences() {
    String path = plan.file().path().toString();
    return clauses().stream()
        .map(clause -> clause.contains(path) ? clause : path + ": " + clause)
        .toList();
  }

  /// What a person is told about the file.
  public List<String> clauses() {
    if (plan.before() instanceof FileState.Refused refused) {
      return List.of(refused.sentence());
    }
    return failure.map(List::of).orElse(plan.reasons());
  }
}
