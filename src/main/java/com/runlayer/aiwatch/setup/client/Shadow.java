// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import java.nio.file.Path;
import java.util.Optional;

/// A file of ours that the client does not heed.
///
/// @param file which has our hook
/// @param instead the file through which the client starts it all the same, if ours is there
/// @param reason why the client does not start it, and what to do: one sentence
public record Shadow(Path file, Optional<Path> instead, String reason) {}
