// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a development build adds to the program: found through `ServiceLoader`, absent from the
/// shipped one.
public interface Development {
  /// Prepares a trial run: whatever stands in for the organisation's tenant and its MDM is there
  /// when this returns.
  ///
  /// @param arguments the caller's arguments, maybe none
  Trial prepare(List<String> arguments) throws IOException;

  /// A prepared trial.
  ///
  /// @param root what stands in front of the system's paths
  /// @param arguments the arguments to run with
  /// @param note one or more lines for the person who looks, printed to stderr after the command
  ///     has ended
  record Trial(Path root, List<String> arguments, String note) {}
}
